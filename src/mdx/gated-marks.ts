/** While developing, comments around each open part of a body: they change no layout, and tell "View as" what to outline. */
export const GATED = 'gated';
export const GATED_END = '/gated';
