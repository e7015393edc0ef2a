import type { PrinterWire } from '#contract/devices.ts';
import type { PaperWire, PrintJobReport } from '#contract/print-jobs.ts';
import type { Settings } from '#contract/settings.ts';
import { fakeFoods, type FakeModel } from './fake-model.ts';

/** Of a printer only what the screens read. */
export type FakePrinter = Pick<PrinterWire, 'id' | 'name' | 'status' | 'detail' | 'demo'>;

/** What a fake hub holds beside orders, and who is told when it changes. */
export class FakeVenue {
  /** Instead of the defaults. */
  settings: Partial<Settings> = {};
  printers: FakePrinter[] = [];
  printJobs: PrintJobReport[] = [];
  readonly papers: PaperWire[] = [];
  /** Ids of foods and categories that are sold out. */
  private readonly out = new Set<string>();
  private readonly model: FakeModel;

  constructor(model: FakeModel) {
    this.model = model;
  }

  categories() {
    return ['c1', 'c2'].map((id, position) => ({
      id,
      name: id === 'c1' ? 'Food' : 'Drinks',
      available: !this.out.has(id),
      position,
      printerId: null,
      stationId: null,
      image: null,
      foods: fakeFoods
        .filter((food) => food.category === id)
        .map((food) => ({
          id: food.id,
          name: food.name,
          description: null,
          price: (food.price / 100).toString(),
          available: !this.out.has(food.id),
          categoryId: id,
          printerId: null,
        })),
    }));
  }

  /** Does what a manager or a printer asks; false: it is not one of these things. */
  change(path: string, body: unknown): boolean {
    const [, what, id = ''] = /^\/v1\/([a-z-]+)(?:\/([\w-]+))?$/.exec(path) ?? [];
    if (what === 'foods' || what === 'categories')
      this.setAvailable(what === 'foods' ? 'food' : 'category', id, body as { available: boolean });
    else if (what === 'printers') this.setPrinter(id, body as Pick<FakePrinter, 'status' | 'detail'>);
    else if (what === 'print-jobs') (body as { jobs: PrintJobReport[] }).jobs.forEach((job) => this.report(job));
    else if (what === 'paper') this.printed(body as Pick<PaperWire, 'printerId' | 'text'>);
    // The picture itself is of no interest here; that it is another one is told as a change of settings.
    else if (what === 'settings') this.set(id === 'logo' ? {} : (body as Partial<Settings>));
    else return false;
    return true;
  }

  private setAvailable(kind: 'food' | 'category', id: string, { available }: { available: boolean }): void {
    if (available) this.out.delete(id);
    else this.out.add(id);
    this.model.tell([['cashier', `${kind}-availability-changed`, { id, available }]]);
  }

  private setPrinter(id: string, state: Pick<FakePrinter, 'status' | 'detail'>): void {
    this.printers = this.printers.map((printer) => (printer.id === id ? { ...printer, ...state } : printer));
    this.model.tell([['cashier', 'printer-status-changed', { id, ...state }]]);
  }

  private report(job: PrintJobReport): void {
    this.printJobs = [...this.printJobs.filter(({ key }) => key !== job.key), job];
    this.model.tell([['cashier', 'print-job', job]]);
  }

  private printed(slip: Pick<PaperWire, 'printerId' | 'text'>): void {
    const id = this.papers.length + 1;
    this.papers.unshift({ id, printerId: slip.printerId, text: slip.text, at: new Date(this.model.now).toISOString() });
    this.model.tell([['cashier', 'paper', { id, printerId: slip.printerId }]]);
  }

  private set(patch: Partial<Settings>): void {
    this.settings = { ...this.settings, ...patch };
    this.model.tell([
      ['cashier', 'settings-changed', {}],
      ['display', 'settings-changed', {}],
      ['ticket', 'settings-changed', {}],
    ]);
  }
}
