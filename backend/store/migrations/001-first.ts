import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const table = (db: Kysely<unknown>, name: string) => db.schema.createTable(name);

const eventLog = async (db: Kysely<unknown>): Promise<void> => {
  await table(db, 'meta')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await table(db, 'settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await table(db, 'counters')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('counters_pk', ['name', 'day'] as never)
    .execute();
  await table(db, 'events')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('order_id', 'integer')
    .addColumn('customer_id', 'integer')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('events_customer').on('events').columns(['customer_id', 'seq']).execute();
};

const menu = async (db: Kysely<unknown>): Promise<void> => {
  await table(db, 'stations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .execute();
  await table(db, 'printers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('ip', 'text')
    .addColumn('mac', 'text')
    .addColumn('port', 'integer', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('columns', 'integer', (c) => c.notNull())
    .addColumn('demo', 'integer', (c) => c.notNull())
    .execute();
  await table(db, 'registers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('default_printer_id', 'text', (c) => c.references('printers.id').onDelete('set null'))
    .execute();
  await table(db, 'categories')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('available', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('printer_id', 'text', (c) => c.references('printers.id').onDelete('set null'))
    .addColumn('station_id', 'text', (c) => c.references('stations.id').onDelete('set null'))
    .addColumn('image', 'text')
    .execute();
  await table(db, 'foods')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('description', 'text')
    .addColumn('price', 'integer', (c) => c.notNull())
    .addColumn('available', 'integer', (c) => c.notNull())
    .addColumn('category_id', 'text', (c) => c.notNull().references('categories.id'))
    .addColumn('printer_id', 'text', (c) => c.references('printers.id').onDelete('set null'))
    .execute();
};

const people = async (db: Kysely<unknown>): Promise<void> => {
  await table(db, 'people')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'api_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('key_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await table(db, 'revoked_tokens')
    .addColumn('jti', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'launch_tickets')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'idempotency')
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('request_hash', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_pk', ['scope', 'key'] as never)
    .execute();
  await db.schema.createIndex('idempotency_at').on('idempotency').column('at').execute();
};

const orders = async (db: Kysely<unknown>): Promise<void> => {
  const nullable = (names: string[], type: 'text' | 'integer' | 'bigint') =>
    names.map((name) => ({ name, type, required: false }));
  const required = (names: string[], type: 'text' | 'integer' | 'bigint') =>
    names.map((name) => ({ name, type, required: true }));
  let builder = table(db, 'orders').addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement());
  for (const column of [
    ...required(['display_code', 'state', 'payment', 'business_day'], 'text'),
    ...nullable(['payment_method', 'table_name', 'customer', 'ticket_day', 'register_id'], 'text'),
    ...nullable(['ticket_number', 'user_id', 'customer_id'], 'integer'),
    ...required(['discount', 'sub_total', 'surcharge', 'total', 'reprints', 'rev'], 'integer'),
    ...required(['created_at', 'updated_at'], 'bigint'),
    ...nullable(['confirmed_at', 'started_at', 'ready_at', 'picked_up_at', 'cancelled_at'], 'bigint'),
  ]) {
    builder = builder.addColumn(column.name, column.type, (c) => (column.required ? c.notNull() : c));
  }
  for (const unique of ['uuid', 'oid', 'order_number', 'order_code']) {
    builder = builder.addColumn(unique, 'text', (c) => c.notNull().unique());
  }
  // The promise "never twice" is the database's, not only the counter's.
  await builder
    .addUniqueConstraint('orders_display_code', ['business_day', 'display_code'] as never)
    .addUniqueConstraint('orders_ticket', ['ticket_day', 'ticket_number'] as never)
    .execute();
  await db.schema.createIndex('orders_created').on('orders').column('created_at').execute();
  await db.schema.createIndex('orders_state').on('orders').columns(['state', 'created_at']).execute();
  await db.schema.createIndex('orders_customer').on('orders').column('customer_id').execute();
  await table(db, 'order_lines')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('food_id', 'text', (c) => c.notNull())
    .addColumn('food_name', 'text', (c) => c.notNull())
    .addColumn('category_id', 'text', (c) => c.notNull())
    .addColumn('category_name', 'text', (c) => c.notNull())
    .addColumn('station_id', 'text')
    .addColumn('station_name', 'text')
    .addColumn('printer_id', 'text')
    .addColumn('quantity', 'integer', (c) => c.notNull())
    .addColumn('unit_price', 'integer', (c) => c.notNull())
    .addColumn('surcharge', 'integer', (c) => c.notNull())
    .addColumn('notes', 'text')
    .execute();
  await db.schema.createIndex('order_lines_order').on('order_lines').columns(['order_id', 'position']).execute();
};

const printing = async (db: Kysely<unknown>): Promise<void> => {
  await table(db, 'print_jobs')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('order_id', 'integer')
    .addColumn('printer_id', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('reported_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('print_jobs_order').on('print_jobs').column('order_id').execute();
  await db.schema.createIndex('print_jobs_at').on('print_jobs').column('at').execute();
  await table(db, 'papers')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('printer_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('svg', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
};

export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const step of [eventLog, menu, people, orders, printing]) await step(db);
  },
};
