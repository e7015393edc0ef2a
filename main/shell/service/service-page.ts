import { encode } from 'uqr';
import type { LastTickets } from '../../last-tickets.ts';
import type { HubTrouble } from '../../shell-port.ts';
import { adviceIn, serviceWords } from './service-words.ts';

export type ServiceFacts = {
  readonly trouble: HubTrouble;
  readonly tickets: LastTickets | undefined;
  readonly language: 'en' | 'it';
};

// Often enough to be believed, rarely enough to be read.
const REFRESH_S = 2;

/** The screen of a kiosk whose hub is away: what is wrong, what to do, and the last known tickets. No script, so that it cannot break. */
export const servicePage = ({ trouble, tickets, language }: ServiceFacts): string => {
  const words = serviceWords[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_S}">
<title>${words.title}</title>
<link rel="stylesheet" href="service.css">
</head>
<body>
<main>
<h1>${words.states[trouble.kind]}</h1>
${adviceOf(trouble, language)}
${isJoining(trouble) ? '' : `<p>${words.again}</p>`}
${trouble.kind === 'starting' || isJoining(trouble) ? '' : ticketsOf(tickets, language)}
</main>
</body>
</html>
`;
};

// It has no orders of its own yet.
const isJoining = ({ kind }: HubTrouble): boolean => kind === 'looking' || kind === 'pairing';

const adviceOf = (trouble: HubTrouble, language: 'en' | 'it'): string => {
  if (trouble.kind === 'pairing')
    return `<p>${escape(serviceWords[language].code(trouble.url))}</p><p class="code">${escape(trouble.code)}</p>
${qrOf(`${trouble.url}/#/admin/devices?code=${trouble.code}`)}`;
  if (trouble.kind === 'starting' || trouble.kind === 'restarting' || trouble.kind === 'looking') return '';
  const said = trouble.message === undefined ? '' : `<p class="said">${escape(trouble.message)}</p>`;
  return `<p class="advice">${escape(adviceIn(language, trouble.failure))}</p>${said}`;
};

/** Opens the office where the code is confirmed, on the phone of whoever may. Four light modules around it (ISO/IEC 18004). */
const qrOf = (text: string): string => {
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR">
<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${dots}"/></svg>`;
};

const ticketsOf = (tickets: LastTickets | undefined, language: 'en' | 'it'): string => {
  if (tickets === undefined) return '';
  const words = serviceWords[language];
  const time = clockOf(tickets.at);
  const cards = tickets.tickets.map(
    ({ number, code, table, confirmedAt, lines }) => `<li><h2>${number ?? escape(code)}</h2>
<p>${escape(code)}${table === null ? '' : ` · ${words.table} ${escape(table)}`}${confirmedAt === null ? '' : ` · ${clockOf(Date.parse(confirmedAt))}`}</p>
<ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></li>`,
  );
  return `<p>${words.paper}</p><p class="asof">${words.tickets(time)}</p>
${cards.length === 0 ? `<p>${words.none}</p>` : `<ol>${cards.join('\n')}</ol>`}`;
};

const clockOf = (at: number): string =>
  new Intl.DateTimeFormat('it-IT', { hour: '2-digit', minute: '2-digit' }).format(at);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');

/** Of its own, because the hub that serves the other styles is what is missing. */
export const serviceStyle = `
:root { color-scheme: dark; }
body { margin: 0; background: #0f1113; color: #f4f2ec; font: 20px/1.4 'Atkinson Hyperlegible', 'Liberation Sans', Arial, sans-serif; }
main { padding: 32px; }
h1 { margin: 0 0 16px; font-size: 40px; }
.advice { font-size: 28px; max-width: 46em; }
.code { font-size: 120px; font-weight: 700; letter-spacing: 0.1em; margin: 0; }
.qr { width: 320px; }
.said { font-family: monospace; color: #b9bcc0; overflow-wrap: anywhere; }
.asof { border-top: 2px solid #868d94; padding-top: 16px; font-weight: 700; }
ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 12px; }
ol > li { border: 3px solid #868d94; border-radius: 6px; padding: 12px; background: #1b1e21; }
h2 { margin: 0; font-size: 44px; }
ol ul { margin: 8px 0 0; padding: 0; list-style: none; font-size: 24px; font-weight: 700; }
`;
