/** Inline scripts, styles and handlers of a page; a strict content security policy would refuse each of them. */
export const inlineCode = (html: string): string[] => [
  ...[...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>/gi)].map(([tag]) => tag),
  ...[...html.matchAll(/<style\b[^>]*>/gi)].map(([tag]) => tag),
  ...[...html.matchAll(/<[^>]*\s(on\w+|style)=["'][^>]*>/gi)].map(([tag]) => tag),
];
