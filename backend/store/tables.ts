import type { Generated } from 'kysely';
import type { CartCondition, CartEndReason } from '#contract/cart.ts';
import type { CancelReason, CustomerStream } from '#contract/customers.ts';
import type { KitchenMark } from '#contract/kitchen.ts';
import type { OrderState, OrderType, PaymentMethod, PaymentState, StationStatus } from '#contract/order-state.ts';
import type { PaymentKind } from '#contract/payments.ts';
import type { DeviceKind } from '#contract/pairings.ts';
import type { ApiKeyType, Role } from '#contract/people.ts';
import type { DocumentKind, PrintJobState } from '#contract/print-jobs.ts';
import type { PrinterConnection, PrinterLetters, PrinterStatus } from '#contract/devices.ts';
import type { DomainEventType } from '#domain/events.ts';

// Booleans are 0/1 and instants epoch ms: both engines know integers, only one knows dates.
export type Flag = 0 | 1;

export type DueKind = 'cancel-unpaid' | 'flag-uncollected' | 'expire-code';

export type Tables = {
  meta: { name: string; value: string };
  settings: { name: string; value: string };
  counters: { name: string; day: string; value: number };
  events: {
    seq: number;
    at: number;
    type: DomainEventType;
    order_id: number | null;
    customer_id: number | null;
    body: string;
  };
  orders: OrderRow;
  order_lines: OrderLineRow;
  order_parts: { order_id: number; station_id: string; status: StationStatus };
  order_portions: { order_id: number; line_id: string; done: number };
  order_changes: {
    order_id: number;
    number: number;
    at: number;
    user_id: number | null;
    reason: string;
    total_before: number;
    total_after: number;
    /** JSON of its `LineChange`s: read whole or not at all. */
    lines: string;
  };
  /** Up to which change each station has seen an order; station "" for lines that have none. */
  order_changes_seen: { order_id: number; station_id: string; number: number };
  /** Who alone may do something for a while, e.g. print. `token` grows with every new holder. */
  leases: { name: string; holder: string; holder_name: string; token: number; expires_at: number };
  /** Screens and stations that ask to be let in, until they have their session or key. */
  pairings: {
    id: string;
    kind: DeviceKind;
    code: string;
    secret_hash: string;
    expires_at: number;
    person_id: number | null;
    key_id: string | null;
  };
  /** How often something was tried since when, where several hubs must know it. */
  brakes: { name: string; since: number; count: number };
  hubs: { id: string; seen_at: number };
  hub_streams: { hub_id: string; owner: string; count: number };
  order_marks: { order_id: number; mark: KitchenMark };
  stations: { id: string; name: string };
  station_printers: { station_id: string; printer_id: string; position: number };
  logo: { id: number; png: Buffer; hash: string };
  categories: {
    id: string;
    name: string;
    available: Flag;
    position: number;
    printer_id: string | null;
    station_id: string | null;
    image: string | null;
  };
  foods: {
    id: string;
    name: string;
    description: string | null;
    price: number;
    available: Flag;
    category_id: string;
    printer_id: string | null;
    /** JSON list of `Allergen`. */
    allergens: string;
    /** Among the foods of its category. */
    position: number;
    /** Hash of its photo. */
    picture: string | null;
  };
  ingredients: { id: string; name: string; surcharge: number; addable: Flag; removable: Flag };
  pictures: { hash: string; bytes: Uint8Array; width: number; height: number };
  food_ingredients: { food_id: string; ingredient_id: string };
  printers: {
    id: string;
    name: string;
    ip: string | null;
    mac: string | null;
    port: number;
    description: string | null;
    status: PrinterStatus;
    detail: string | null;
    columns: number;
    demo: Flag;
    failover_printer_id: string | null;
    copies: number;
    open_drawer: Flag;
    connection: PrinterConnection;
    target: string | null;
    letters: PrinterLetters;
  };
  registers: { id: string; name: string; enabled: Flag; default_printer_id: string | null };
  people: {
    id: Generated<number>;
    username: string;
    password_hash: string | null;
    role: Role;
    active: Flag;
    created_at: number;
    session_version: Generated<number>;
    pin_hash: Generated<string | null>;
    pin_tries: Generated<number>;
    pin_locked_until: Generated<number>;
  };
  /** Screens that were paired; each acts as a person of its own, who has no password. */
  devices: {
    id: string;
    name: string;
    person_id: number;
    paired_at: number;
    paired_by: string;
    last_seen_at: number | null;
    address: string | null;
  };
  /** What staff changed: who, when, and what was asked, without secrets. */
  audit: {
    id: Generated<number>;
    at: number;
    person_id: number | null;
    who: string;
    area: string;
    action: string;
    subject: string | null;
    name: string | null;
    order_id: number | null;
    detail: string | null;
  };
  api_keys: {
    id: string;
    name: string;
    type: ApiKeyType;
    key_hash: string;
    created_at: number;
    last_used_at: number | null;
    revoked_at: number | null;
  };
  revoked_tokens: { jti: string; expires_at: number };
  launch_tickets: { hash: string; expires_at: number };
  idempotency: { scope: string; key: string; request_hash: string; status: number; body: string | null; at: number };
  print_jobs: {
    key: string;
    revision: number;
    order_id: number | null;
    printer_id: string;
    document: DocumentKind;
    state: PrintJobState;
    attempt: number;
    reason: string | null;
    at: number;
    reported_at: number;
  };
  /** People with the role `customer`, who signed up themselves. */
  customers: { person_id: number; name: string; email: string | null };
  stream_tickets: {
    hash: string;
    stream: CustomerStream;
    person_id: number;
    jti: string;
    session_version: number;
    token_expires_at: number;
    /** Before this it must be used for the first time. */
    usable_until: number;
    /** Whoever used it first; null until then. */
    address: string | null;
  };
  /** Self-order screens. `live_jti`: the one QR that is good now; `pair`, `address`: the screen that drew it. */
  carts: {
    id: string;
    condition: CartCondition;
    live_jti: string | null;
    pair: string | null;
    address: string | null;
  };
  cart_sessions: {
    id: Generated<number>;
    cart_id: string;
    person_id: number;
    pair: string | null;
    address: string;
    created_at: number;
    /** Seq of its beginning in the log: a screen that opens its stream late is told from there. */
    started_seq: number;
    idle_at: number;
    ended_at: number | null;
    end_reason: CartEndReason | null;
    /** JSON of what lies in it. */
    items: string;
    /** What it became at checkout. */
    order_id: number | null;
  };
  /** Orders whose tracking link was revoked: the version that counts now. */
  track_links: { order_id: number; version: number };
  /** What only a customer's order has. */
  customer_orders: {
    order_id: number;
    pay_at_till: Flag;
    committed_at: number | null;
    transaction_id: string | null;
    cancel_reason: CancelReason | null;
  };
  /** The code of each order that waits for its customer; the row goes when the code is used or void. */
  pickup_codes: {
    order_id: number;
    hash: string;
    sealed: string;
    expires_at: number;
    tries: number;
    locked_until: number;
  };
  /** Money as it moved: positive in, negative back. */
  payments: {
    id: string;
    order_id: number;
    /** Its place among the order's, from 0. */
    position: number;
    kind: PaymentKind;
    amount: number;
    tendered: number | null;
    reference: string | null;
    reason: string | null;
    register_id: string | null;
    shift_id: string | null;
    person_id: number | null;
    at: number;
  };
  shifts: {
    id: string;
    register_id: string;
    register_name: string;
    number: number;
    float: number;
    opened_at: number;
    opened_by: number | null;
    closed_at: number | null;
    closed_by: number | null;
    /** Cash found in the drawer at the close. */
    counted: number | null;
    note: string | null;
    /** The Z as it was made, JSON. */
    report: string | null;
  };
  cash_movements: {
    id: string;
    shift_id: string;
    kind: 'IN' | 'OUT';
    amount: number;
    reason: string;
    person_id: number | null;
    at: number;
  };
  /** What the hub will do by itself, and when; at most one of a kind for each order. */
  due_actions: { kind: DueKind; order_id: number; due_at: number };
  print_previews: { id: Generated<number>; key: string; text: string; svg: string; at: number };
  papers: { id: Generated<number>; printer_id: string; text: string; svg: string; at: number };
};

export type OrderRow = {
  id: Generated<number>;
  uuid: string;
  oid: string;
  display_code: string;
  ticket_number: number | null;
  order_number: string;
  order_code: string;
  state: OrderState;
  payment: PaymentState;
  payment_method: PaymentMethod | null;
  table_name: string | null;
  customer: string | null;
  order_type: OrderType;
  created_at: number;
  confirmed_at: number | null;
  started_at: number | null;
  ready_at: number | null;
  picked_up_at: number | null;
  cancelled_at: number | null;
  updated_at: number;
  business_day: string;
  /** Business day of the ticket number: a pending order of last night confirmed this morning gets one of today. */
  ticket_day: string | null;
  discount: number;
  discount_percent: number | null;
  discount_reason: string | null;
  cancel_note: string | null;
  sub_total: number;
  surcharge: number;
  total: number;
  user_id: number | null;
  register_id: string | null;
  customer_id: number | null;
  changes: number;
  reprints: number;
  rev: number;
};

export type OrderLineRow = {
  id: string;
  order_id: number;
  position: number;
  food_id: string;
  food_name: string;
  category_id: string;
  category_name: string;
  station_id: string | null;
  station_name: string | null;
  printer_id: string | null;
  /** JSON list; null: `printer_id` alone counts. */
  printer_ids: string | null;
  quantity: number;
  unit_price: number;
  surcharge: number;
  notes: string | null;
  /** JSON of `Choices`; null: none. */
  choices: string | null;
};
