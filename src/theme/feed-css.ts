/** The style sheet of the RSS feed. CSS and not XSLT, which browsers are giving up; so addresses are text and cannot be clicked. */
import type { Theme } from './schema.ts';
import { tokensCss } from './tokens.ts';

const RULES = `
rss{display:block;min-height:100vh;font:1.125rem/1.5 Georgia,serif;color:var(--ink);background:var(--paper)}
channel{display:block;max-width:38rem;margin:auto;padding:3rem 1.25rem}
channel>*,item>*{display:none}
channel>title,channel>description,item,item>title,item>description,item>pubDate,item>link{display:block}
channel>title{font-size:2.25rem;line-height:1.1}
channel>description{margin:.5rem 0 1.5rem;font-style:italic}
channel::before{display:block;margin-bottom:2.5rem;padding:.7em 1em;font-size:.9em;background:var(--wash)}
channel>item{display:flex;flex-direction:column;gap:.25rem;padding:1.3rem 0;border-top:1px solid var(--line)}
item>pubDate{order:1}
item>link{order:2}
item>title{font-size:1.25rem;line-height:1.25}
item>description,item>pubDate,item>link{color:var(--ink-soft)}
item>pubDate,item>link{font-size:.82em}`;

export function feedCss(theme: Theme): string {
  // A text that is anybody's ends no rule.
  const note = JSON.stringify(theme.words.feedNote).replaceAll('<', '\\3c ');
  return `${tokensCss(theme)}${RULES}\nchannel::before{content:${note}}\n`;
}
