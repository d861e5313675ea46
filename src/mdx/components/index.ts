/** The components that authors use in a body without importing them. Pages pass them to `Content`. */
import Audio from './Audio.astro';
import Callout from './Callout.astro';
import ClosedGate from './ClosedGate.astro';
import Download from './Download.astro';
import Embed from './Embed.astro';
import EntryImage from './EntryImage.astro';
import Figure from './Figure.astro';
import Gallery from './Gallery.astro';
import Table from './Table.astro';
import Video from './Video.astro';

/**
 * `ClosedGate` and `EntryImage` are what a body uses by itself; a page replaces the one with its own, and binds the other,
 * like all that show files, with `fileComponents`.
 */
export const authorComponents = {
  Audio,
  Callout,
  ClosedGate,
  Download,
  Embed,
  EntryImage,
  Figure,
  Gallery,
  Video,
  table: Table,
};
