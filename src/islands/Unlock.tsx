/** Shows nothing: stands on open entries that have closed sections, and brings those in when the reader may open them. */
import { useUnlock } from './use-unlock.ts';

export default function Unlock() {
  useUnlock();
  return null;
}
