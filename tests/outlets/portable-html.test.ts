/** HTML away from its page: whole addresses, nothing that runs, nothing that could meet another entry's ids. */
import { describe, expect, test } from 'vitest';
import { portableHtml } from '#src/outlets/portable-html.ts';

const PAGE = 'https://example.com/posts/tea';
const make = (html: string) => portableHtml(html, PAGE);

describe('portableHtml', () => {
  test.each([
    ['<a href="/about">x</a>', '<a href="https://example.com/about">x</a>'],
    ['<a href="milk#sugar">x</a>', '<a href="https://example.com/posts/milk#sugar">x</a>'],
    ['<a href="#fn:1" id="fnref:1">1</a>', '<a href="https://example.com/posts/tea#fn:1">1</a>'],
    ['<a href="?a=1&amp;b=2">x</a>', '<a href="https://example.com/posts/tea?a=1&amp;b=2">x</a>'],
    ['<a href="?a=1&#38;b=%22&#39;">x</a>', '<a href="https://example.com/posts/tea?a=1&amp;b=%22%27">x</a>'],
    ['<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'],
    [
      '<img src="/media/a.jpg" alt="A &quot;cup&quot;">',
      '<img src="https://example.com/media/a.jpg" alt="A &quot;cup&quot;">',
    ],
    [
      '<img srcset="/a.webp 480w, /b.webp 960w" src="/a.jpg">',
      '<img srcset="https://example.com/a.webp 480w, https://example.com/b.webp 960w" src="https://example.com/a.jpg">',
    ],
    [
      '<video controls poster="/p.jpg"></video>',
      '<video controls="" poster="https://example.com/p.jpg"></video>',
    ],
    ['<a href="mailto:ada@example.com">x</a>', '<a href="mailto:ada@example.com">x</a>'],
    ['a<br/>b<hr>', 'a<br>b<hr>'],
    ['<p>1 &lt; 2 &amp; 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
  ])('%s becomes %s', (html, portable) => expect(make(html)).toBe(portable));

  test.each([
    ['<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['<style>p { color: red }</style><p>a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<p onclick="x()" class="y" style="z" data-a="b">a</p>', '<p>a</p>'],
    ['<astro-island uid="1" props="{}"><p>a</p></astro-island>', '<p>a</p>'],
    ['<form action="/x"><input name="a"></form><p>b</p>', '<p>b</p>'],
    ['<!-- note --><p>a</p>', '<p>a</p>'],
    ['<span class="x">a</span><span lang="fr">b</span>', 'a<span lang="fr">b</span>'],
    ['<svg><path d="M0 0"/></svg><p>a</p>', '<p>a</p>'],
  ])('%s loses what does not travel', (html, portable) => expect(make(html)).toBe(portable));
});
