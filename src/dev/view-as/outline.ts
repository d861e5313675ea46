/** Outlines what is gated on the page: walls and closed sections, and sections that are open because of who looks. */
import { GATED, GATED_END } from '#src/mdx/gated-marks.ts';

const STYLE_ID = 'gatepost-view-as-outline';
const OPENED = 'data-view-as-opened';
/** Text that stands in no element of its own. */
const LOOSE = 'gatepost-view-as';
const RULES = `
.wall, .closed-gate, .closed-gate-inline { outline: 2px dashed magenta; outline-offset: 4px; }
[${OPENED}] { outline: 2px dashed limegreen; outline-offset: 4px; }
::highlight(${LOOSE}) { text-decoration: underline dashed limegreen; }`;

export function outline(on: boolean): void {
  document.getElementById(STYLE_ID)?.remove();
  if (!on) return;
  const loose = new Highlight();
  for (const node of openedNodes()) {
    if (node instanceof Element) node.setAttribute(OPENED, '');
    else {
      const range = new Range();
      range.selectNode(node);
      loose.add(range);
    }
  }
  CSS.highlights.set(LOOSE, loose);
  document.head.append(Object.assign(document.createElement('style'), { id: STYLE_ID, textContent: RULES }));
}

/** What stands between the comments that the body has around each open part. */
function openedNodes(): ChildNode[] {
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  const opened = new Set<ChildNode>();
  for (let start = comments.nextNode(); start; start = comments.nextNode()) {
    if (start.nodeValue !== GATED) continue;
    let depth = 1;
    for (let node = start.nextSibling; node && depth > 0; node = node.nextSibling) {
      if (!(node instanceof Comment)) opened.add(node);
      else if (node.data === GATED) depth += 1;
      else if (node.data === GATED_END) depth -= 1;
    }
  }
  return [...opened].filter((node) => node.textContent?.trim() || node instanceof Element);
}
