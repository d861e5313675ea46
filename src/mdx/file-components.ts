/** The components of a body that show files beside the entry, bound to the files of one entry and one viewer. */
import { jsx } from 'astro/jsx-runtime';
import Audio from './components/Audio.astro';
import Download from './components/Download.astro';
import EntryImage from './components/EntryImage.astro';
import Video from './components/Video.astro';
import type { EntryFile } from './entry-file.ts';
import { relativeFile } from './relative-file.ts';

type Props = Record<string, unknown>;

/** Plain elements that may name a file: Markdown's links, and what authors write as HTML. */
const PLAIN = ['a', 'audio', 'source', 'track', 'video'];
const ADDRESSES = ['href', 'src', 'poster'];

/**
 * @param files those that the viewer may have, by the path that the author wrote; what is missing is not shown
 * @returns components for `Content`, to be laid over `authorComponents`
 */
export function fileComponents(files: ReadonlyMap<string, EntryFile>): Record<string, unknown> {
  const fileAt = (url: unknown) => files.get(relativeFile(typeof url === 'string' ? url : undefined) ?? '');
  const plain = (name: string) => (props: Props) => {
    const urls = ADDRESSES.flatMap((key) => {
      const file = fileAt(props[key]);
      return file ? [[key, file.url] as const] : [];
    });
    return jsx(name, { ...props, ...Object.fromEntries(urls) });
  };
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, plain(name)])),
    EntryImage: (props: Props) => jsx(EntryImage, { ...props, file: fileAt(props.src) }),
    Audio: (props: Props) => jsx(Audio, { ...props, file: fileAt(props.src) }),
    Download: (props: Props) => jsx(Download, { ...props, file: fileAt(props.href) }),
    Video: (props: Props) =>
      jsx(Video, {
        ...props,
        file: fileAt(props.src),
        captionsFile: fileAt(props.captions),
        posterFile: fileAt(props.poster),
      }),
  };
}
