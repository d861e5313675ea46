/** What every part of the local Clerk works on: the state, what the theme declares, and where changes are announced. */
import type { WebhookEvent } from '@clerk/backend/webhooks';
import type { Identity } from './keys.ts';
import type { DashboardSettings, Declared } from './options.ts';
import type { State } from './state.ts';

export type EventType = WebhookEvent['type'];

type DataOf<Event, Type> = Event extends { type: infer Types; data: infer Data }
  ? Type extends Types
    ? Data
    : never
  : never;

/** Announces a change to the site's webhook. */
export type Announce = <Type extends EventType>(type: Type, data: DataOf<WebhookEvent, Type>) => void;

export interface Instance {
  readonly state: State;
  readonly declared: Declared;
  readonly settings: DashboardSettings;
  readonly identity: Identity;
  /** origin of the site, without a trailing slash */
  readonly siteUrl: string;
  /** origin and path of the Frontend API, as browsers reach it */
  readonly frontendApi: string;
  readonly announce: Announce;
  /** hears of what would be sent by mail */
  readonly log: (line: string) => void;
}
