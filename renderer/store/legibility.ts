/** Type sized for the eye, kds-field section 7: ISO 9241-3 asks for capitals of 20 to 22 minutes of arc, and never below 16. */
export const PREFERRED_ARC = 20;
export const LEAST_ARC = 16;
/** An ISO 7810 ID-1 card, as every wallet holds one. */
export const CARD_MM = { width: 85.6, height: 53.98 } as const;
/** What a hurried, wet or gloved finger hits: for bump, recall and void, and for everything else. */
export const TARGET_MM = { big: 20, other: 12 } as const;

// Height of a capital of Atkinson Hyperlegible, of its size.
const CAPITAL = 0.7;
const INCH_MM = 25.4;

const tangent = (arcMinutes: number): number => Math.tan((arcMinutes / 60) * (Math.PI / 180));

/** Type size in CSS px whose capitals are seen under that angle. */
export const typeFor = (distanceM: number, pxPerMm: number, arcMinutes = PREFERRED_ARC): number =>
  (distanceM * 1000 * tangent(arcMinutes) * pxPerMm) / CAPITAL;

/** Height of its capitals in mm. */
export const capitalMm = (type: number, pxPerMm: number): number => (type * CAPITAL) / pxPerMm;

/** Minutes of arc under which capitals of that size are seen. */
export const arcOf = (type: number, distanceM: number, pxPerMm: number): number =>
  (Math.atan(capitalMm(type, pxPerMm) / (distanceM * 1000)) * 180 * 60) / Math.PI;

/** CSS px in a millimetre of a screen of that many CSS px and inches. */
export const pxPerMmOf = (screen: { width: number; height: number }, diagonalInch: number): number =>
  Math.hypot(screen.width, screen.height) / (diagonalInch * INCH_MM);

export const diagonalOf = (screen: { width: number; height: number }, pxPerMm: number): number =>
  Math.hypot(screen.width, screen.height) / pxPerMm / INCH_MM;
