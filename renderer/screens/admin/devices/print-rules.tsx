import { useState } from 'react';
import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { CategoryWire, StationWire } from '#contract/menu.ts';
import type { PrintRoute } from '#contract/print-routes.ts';
import type { Settings } from '#contract/settings.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { AdminOnly } from '../edit/admin-only.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { CheckGroup, SelectField } from '../edit/fields.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { choicesOf, nameIn } from '../menu/menu-wire.ts';
import { ReadState } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import styles from './devices.module.css';

const orderTypes = ['eat-in', 'take-away', 'delivery'] as const;
const blank: PrintRoute = { orderType: null, registerId: null, stationId: null, categoryId: null, printerIds: [] };

/** Rules of the house: which lines go elsewhere. They are a setting, and saved with it. */
export const PrintRules = ({ printers }: { printers: readonly PrinterWire[] }) => {
  const t = useT();
  const settings = useRead<Settings>('/v1/settings');
  const registers = useRead<RegisterWire[]>('/v1/cash-registers');
  const stations = useRead<StationWire[]>('/v1/stations');
  const categories = useRead<CategoryWire[]>('/v1/categories');
  const [open, setOpen] = useState<number | null>(null);
  if (!settings.data || !registers.data || !stations.data || !categories.data)
    return <ReadState problem={settings.problem ?? registers.problem ?? stations.problem ?? categories.problem} />;
  const lists = { printers, registers: registers.data, stations: stations.data, categories: categories.data };
  const rules = settings.data.printRoutes;
  const said = (rule: PrintRoute): string =>
    t('rule.says', {
      when: whenOf(t, lists, rule).join(' · ') || t('rule.always'),
      printers: rule.printerIds.map((id) => nameIn(printers, id) || t('rule.gone')).join(' + '),
    });
  return (
    <>
      <ul className={styles['rules']}>
        {rules.map((rule, at) => (
          <li key={JSON.stringify(rule)} className={styles['rule']}>
            <span>{said(rule)}</span>
            <AdminOnly>
              <Button
                kind="quiet"
                size="square"
                aria-label={t('menu.edit', { name: said(rule) })}
                onClick={() => setOpen(at)}
              >
                <Shape name="pencil" />
              </Button>
            </AdminOnly>
          </li>
        ))}
      </ul>
      {rules.length === 0 && <p className={styles['soft']}>{t('rule.none')}</p>}
      <p>
        <AdminOnly>
          <Button onClick={() => setOpen(rules.length)}>
            <Shape name="plus" /> {t('rule.add')}
          </Button>
        </AdminOnly>
      </p>
      {open !== null && (
        <RuleDialog
          key={open}
          at={open}
          rules={rules}
          rev={settings.rev}
          lists={lists}
          onSaved={() => {
            setOpen(null);
            settings.reload();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};

type Lists = {
  printers: readonly PrinterWire[];
  registers: readonly RegisterWire[];
  stations: readonly StationWire[];
  categories: readonly CategoryWire[];
};
type Say = ReturnType<typeof useT>;

const whenOf = (t: Say, lists: Lists, rule: PrintRoute): string[] => [
  ...(rule.orderType === null ? [] : [t(`rule.type.${rule.orderType}`)]),
  ...(rule.registerId === null ? [] : [nameIn(lists.registers, rule.registerId) || t('rule.gone')]),
  ...(rule.stationId === null ? [] : [nameIn(lists.stations, rule.stationId) || t('rule.gone')]),
  ...(rule.categoryId === null ? [] : [nameIn(lists.categories, rule.categoryId) || t('rule.gone')]),
];

type Props = {
  at: number;
  rules: readonly PrintRoute[];
  rev: string | null;
  lists: Lists;
  onSaved: () => void;
  onClose: () => void;
};

const RuleDialog = ({ at, rules, rev, lists, onSaved, onClose }: Props) => {
  const t = useT();
  // The list as it was when the form was opened: a rule that somebody else adds meanwhile is a conflict, not a loss.
  const [before] = useState({ rules, rev });
  const draft = useDraft<{ rule: PrintRoute | null }>({
    record: { rule: before.rules[at] ?? null },
    blank: { rule: null },
    rev: before.rev,
    path: '/v1/settings',
    toBody: ({ rule }) => {
      if (rule && rule.printerIds.length === 0) return 'rule.needsPrinter';
      return { printRoutes: before.rules.toSpliced(at, 1, ...(rule ? [rule] : [])) };
    },
    fromWire: (wire: Settings) => ({ rule: wire.printRoutes[at] ?? null }),
    onSaved,
  });
  const rule = draft.value.rule ?? blank;
  const set = (part: Partial<PrintRoute>) => draft.set({ rule: { ...rule, ...part } });
  const any = t('rule.any');
  return (
    <DraftDialog
      title={t('rule.one')}
      draft={draft}
      onClose={onClose}
      describe={(one) => [
        [t('rule.when'), one.rule ? whenOf(t, lists, one.rule).join(' · ') : ''],
        [t('rule.to'), one.rule?.printerIds.map((id) => nameIn(lists.printers, id)).join(' + ') ?? ''],
      ]}
    >
      <SelectField
        label={t('rule.type')}
        value={rule.orderType}
        none={any}
        choices={orderTypes.map((type) => ({ value: type, label: t(`rule.type.${type}`) }))}
        onChange={(type) => set({ orderType: orderTypes.find((one) => one === type) ?? null })}
      />
      <SelectField
        label={t('rule.register')}
        value={rule.registerId}
        none={any}
        choices={choicesOf(lists.registers)}
        onChange={(registerId) => set({ registerId })}
      />
      <SelectField
        label={t('menu.station')}
        value={rule.stationId}
        none={any}
        choices={choicesOf(lists.stations)}
        onChange={(stationId) => set({ stationId })}
      />
      <SelectField
        label={t('menu.category')}
        value={rule.categoryId}
        none={any}
        choices={choicesOf(lists.categories)}
        onChange={(categoryId) => set({ categoryId })}
      />
      <CheckGroup
        label={t('rule.to')}
        choices={choicesOf(lists.printers)}
        value={rule.printerIds}
        onChange={(printerIds) => set({ printerIds: [...printerIds].slice(0, 5) })}
      />
      {before.rules[at] !== undefined && (
        <div data-span>
          <Button kind="quiet" disabled={draft.value.rule === null} onClick={() => draft.set({ rule: null })}>
            {t(draft.value.rule === null ? 'rule.removed' : 'rule.remove')}
          </Button>
        </div>
      )}
    </DraftDialog>
  );
};
