/** A file beside an entry, as a page shows it to a viewer who may have it. */

export interface EntryFile {
  /** Path on this site. */
  readonly url: string;
  /** The name that its author gave it. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: number;
  /** Pixels as shown, of pictures. */
  readonly width?: number;
  readonly height?: number;
  /** Smaller forms of a picture, the format that saves most first. */
  readonly sources: readonly PictureSource[];
}

export interface PictureSource {
  readonly type: string;
  readonly srcset: string;
}
