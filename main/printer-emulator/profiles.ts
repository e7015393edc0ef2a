import type { CodePageTable } from './code-pages.ts';
import { bixolonPages, epsonPages, starPages, xprinterPages } from './code-pages.ts';

export const profileNames = ['epson', 'bixolon', 'clone', 'mute', 'star'] as const;
export type ProfileName = (typeof profileNames)[number];

/** What a kind of printer can answer and how it reads bytes (printing reference sections 2 and 4.2). */
export type Profile = {
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  /** DLE EOT. */
  readonly realTimeStatus: boolean;
  /** GS a. */
  readonly asb: boolean;
  /** GS r. */
  readonly statusInOrder: boolean;
  /** GS I. */
  readonly identity: boolean;
  /** GS ( H: answered, skipped by its length, or (firmware that never heard of it) its payload comes out as text. */
  readonly processId: 'answered' | 'skipped' | 'printed';
  /** DLE DC4 8 and DLE ENQ. */
  readonly clearable: boolean;
  /** ESC B n t beeps; on the others it is an unknown command. */
  readonly escBeep: boolean;
  readonly kanji: 'shift_jis' | 'gb18030';
  readonly codePages: CodePageTable;
};

const full: Profile = {
  maker: 'EPSON',
  model: 'TM-T88V',
  firmware: '30.00 ESC/POS',
  realTimeStatus: true,
  asb: true,
  statusInOrder: true,
  identity: true,
  processId: 'answered',
  clearable: true,
  escBeep: false,
  kanji: 'shift_jis',
  codePages: epsonPages,
};

const clone: Profile = {
  ...full,
  maker: 'POS',
  model: 'POS-80',
  asb: false,
  statusInOrder: false,
  identity: false,
  processId: 'printed',
  clearable: false,
  escBeep: true,
  kanji: 'gb18030',
  codePages: xprinterPages,
};

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  epson: full,
  bixolon: {
    ...full,
    maker: 'BIXOLON',
    model: 'SRP-350III',
    processId: 'skipped',
    escBeep: true,
    codePages: bixolonPages,
  },
  clone,
  mute: { ...clone, model: 'POS-58', realTimeStatus: false, processId: 'skipped' },
  star: { ...full, maker: 'STAR', model: 'TSP143', processId: 'skipped', clearable: false, codePages: starPages },
};
