/** The audience matrix: every entry, and every gated section, for every stand-in: open, locked and why, or hidden. */
import { type Decision, decide } from '#src/access/decide.ts';
import { toAccess } from '#src/access/rule.ts';
import { openPartsOf } from '#src/library/open-parts.ts';
import { BODY } from '#src/mdx/parts.ts';
import { isLocked, type WrittenEntry } from '../content/read-entries.ts';
import { accessInWords, type StandIn } from '../content/stand-ins.ts';

export type State = 'open' | 'locked' | 'hidden';

export interface Cell {
  readonly state: State;
  /** What is missing, in a few words; nothing for what is open. */
  readonly need?: string;
}

export interface Row {
  /** `posts/tea`, or `posts/tea § body.g1` for a section of it. */
  readonly name: string;
  /** The rule in a few words. */
  readonly asks: string;
  /** What else decides, in no way a matter of who asks: `draft`, `everyone from 2027-03-01`. */
  readonly note: string;
  /** By the stand-in's name. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Before every date: the table says what holds until an entry opens, and so it does not change by itself from day to day. */
const BEFORE_ALL_DATES = Number.NEGATIVE_INFINITY;

/** @returns one row for each entry, in the order given, each followed by its sections that not everybody may read */
export function matrixOf(entries: readonly WrittenEntry[], standIns: readonly StandIn[]): Row[] {
  return entries.flatMap((entry) => [entryRow(entry, standIns), ...sectionRows(entry, standIns)]);
}

function entryRow(entry: WrittenEntry, standIns: readonly StandIn[]): Row {
  const notes = [
    entry.draft && 'draft',
    entry.opensOn && entry.rule.kind === 'opens-on' && `everyone from ${day(entry.opensOn)}`,
  ];
  return {
    name: `${entry.collection}/${entry.id}`,
    asks: accessInWords(toAccess(entry.rule)),
    note: notes.filter(Boolean).join(', '),
    cells: cellsOf(standIns, ({ viewer }) =>
      toCell(decide(entry.rule, viewer, BEFORE_ALL_DATES), entry.whenLocked),
    ),
  };
}

function sectionRows(entry: WrittenEntry, standIns: readonly StandIn[]): Row[] {
  if (!isLocked(entry)) return [];
  return entry.parts.parts.flatMap(({ id, rule }) => {
    if (id === BODY || !rule || rule.kind === 'public') return [];
    const cells = cellsOf(standIns, ({ viewer }) => {
      const decision = decide(entry.rule, viewer, BEFORE_ALL_DATES);
      if (decision.state === 'locked' && entry.whenLocked === 'hidden') return { state: 'hidden' };
      const { openParts, gates } = openPartsOf(entry.parts, decision, { viewer, now: BEFORE_ALL_DATES });
      if (openParts.has(id)) return { state: 'open' };
      const own = gates.get(id);
      return own?.state === 'locked' ? toCell(own, 'teaser') : { state: 'locked', need: 'what is around it' };
    });
    return [
      {
        name: `${entry.collection}/${entry.id} § ${id}`,
        asks: accessInWords(toAccess(rule)),
        note: 'section',
        cells,
      },
    ];
  });
}

function cellsOf(standIns: readonly StandIn[], cell: (standIn: StandIn) => Cell): Record<string, Cell> {
  return Object.fromEntries(standIns.map((standIn) => [standIn.name, cell(standIn)]));
}

function toCell(decision: Decision, whenLocked: WrittenEntry['whenLocked']): Cell {
  if (decision.state === 'open') return { state: 'open' };
  return { state: whenLocked === 'hidden' ? 'hidden' : 'locked', need: accessInWords(decision.need) };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
