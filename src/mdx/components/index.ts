/** The components that authors use in a body without importing them. Pages pass them to `Content`. */
import Callout from './Callout.astro';
import ClosedGate from './ClosedGate.astro';
import Embed from './Embed.astro';
import EntryImage from './EntryImage.astro';
import Figure from './Figure.astro';
import Gallery from './Gallery.astro';
import Table from './Table.astro';

/** `ClosedGate` and `EntryImage` are what a body uses by itself; a page replaces them with its own. */
export const authorComponents = { Callout, ClosedGate, Embed, EntryImage, Figure, Gallery, table: Table };
