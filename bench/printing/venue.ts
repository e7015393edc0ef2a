/** A station as it is sold, furnished over its API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PASSWORD = 'bench-password-1';

export type Venue = {
  /** Sells one of each food, by place in the list of printers. Answers the speakable code (A07). */
  sell(foods: readonly number[]): Promise<string>;
  end(): Promise<void>;
};

/** Starts hub and print agent in processes of their own; a printer record, a dish and a register for each port. */
export const startVenue = async (ports: readonly number[]): Promise<Venue> => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-'));
  const station = spawn(process.execPath, [fileURLToPath(new URL('../../main/headless.ts', import.meta.url))], {
    env: {
      ...process.env,
      PASSRAIL_PORT: '0',
      PASSRAIL_DATA: folder,
      PASSRAIL_ADMIN_PASSWORD: PASSWORD,
      PASSRAIL_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(station.stdout), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  let token = '';
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  ({ token } = await post<{ token: string }>('/auth/login', { username: 'admin', password: PASSWORD }));
  type Made = { readonly id: string };
  const foods: string[] = [];
  const registers: string[] = [];
  for (const [index, port] of ports.entries()) {
    const printer = await post<Made>('/v1/printers', { name: `Printer ${index}`, ip: '127.0.0.1', port });
    const category = await post<Made>('/v1/categories', { name: `Category ${index}`, printerId: printer.id });
    const dish = { name: `Dish ${index}`, price: 8.5, categoryId: category.id, printerId: printer.id };
    foods.push((await post<Made>('/v1/foods', dish)).id);
    const register = { name: `Till ${index}`, defaultPrinterId: printer.id };
    registers.push((await post<Made>('/v1/cash-registers', register)).id);
  }
  let sold = 0;
  return {
    sell: async (places) => {
      sold += 1;
      const { displayCode } = await post<{ displayCode: string }>('/v1/orders', {
        orderItems: places.map((place) => ({ foodId: foods[place], quantity: 1 })),
        // Two tills, whose printers are not the dead one.
        confirm: { paymentMethod: 'CARD', cashRegisterId: registers[sold % 2] },
      });
      return displayCode;
    },
    end: async () => {
      const gone = once(station, 'exit');
      station.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
