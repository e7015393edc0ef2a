import { expect, test } from 'vitest';
import { inlineCode } from './inline-code.ts';

test('a page with its code in files has none', () => {
  const page = `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/assets/a.css">
    <script type="module" crossorigin src="/assets/a.js"></script></head><body><div id="app"></div></body></html>`;
  expect(inlineCode(page)).toEqual([]);
});

test.each([
  ['<script>go()</script>', '<script>'],
  ['<script type="module">go()</script>', '<script type="module">'],
  ['<style media="print">p{}</style>', '<style media="print">'],
  ['<body onload="go()">', '<body onload="go()">'],
  ['<p style="color:red">', '<p style="color:red">'],
])('%s is found', (html, tag) => {
  expect(inlineCode(html)).toEqual([tag]);
});
