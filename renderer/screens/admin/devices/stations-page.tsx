import { useState } from 'react';
import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { CategoryWire, StationWire } from '#contract/menu.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { AdminOnly } from '../edit/admin-only.tsx';
import { nameIn } from '../menu/menu-wire.ts';
import { ReadState, Section, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { RegisterDialog } from './register-dialog.tsx';
import { StationDialog } from './station-dialog.tsx';
import styles from './devices.module.css';

type Open = { what: 'station' | 'register'; id: string | null };

/** Where the house cooks and where it sells. */
export const StationsPage = () => {
  const t = useT();
  const stations = useRead<StationWire[]>('/v1/stations');
  const categories = useRead<CategoryWire[]>('/v1/categories');
  const registers = useRead<RegisterWire[]>('/v1/cash-registers');
  const printers = useRead<PrinterWire[]>('/v1/printers');
  const [open, setOpen] = useState<Open | null>(null);
  if (!stations.data || !categories.data || !registers.data || !printers.data)
    return <ReadState problem={stations.problem ?? categories.problem ?? registers.problem ?? printers.problem} />;
  const lists = { categories: categories.data, printers: printers.data };
  const cooks = (id: string) =>
    lists.categories.filter((category) => category.stationId === id).map(({ name }) => name);
  const close = () => setOpen(null);
  const saved = (reload: () => void) => () => {
    close();
    reload();
  };
  return (
    <>
      <Section title={t('station.title')} text={t('station.text')}>
        <TableFrame label={t('station.title')}>
          <thead>
            <tr>
              <th scope="col">{t('menu.name')}</th>
              <th scope="col">{t('menu.categories')}</th>
              <th scope="col">{t('station.printers')}</th>
              <EditHead />
            </tr>
          </thead>
          <tbody>
            {stations.data.map((station) => (
              <tr key={station.id}>
                <th scope="row">{station.name}</th>
                <td>{cooks(station.id).join(', ') || '–'}</td>
                <td>{station.printerIds.map((id) => nameIn(lists.printers, id)).join(', ') || '–'}</td>
                <EditCell name={station.name} onEdit={() => setOpen({ what: 'station', id: station.id })} />
              </tr>
            ))}
          </tbody>
        </TableFrame>
        <p>
          <AdminOnly>
            <Button onClick={() => setOpen({ what: 'station', id: null })}>
              <Shape name="plus" /> {t('station.add')}
            </Button>
          </AdminOnly>
        </p>
      </Section>
      <Section title={t('register.title')} text={t('register.text')}>
        <TableFrame label={t('register.title')}>
          <thead>
            <tr>
              <th scope="col">{t('menu.name')}</th>
              <th scope="col">{t('register.enabled')}</th>
              <th scope="col">{t('register.printer')}</th>
              <EditHead />
            </tr>
          </thead>
          <tbody>
            {registers.data.map((register) => (
              <tr key={register.id}>
                <th scope="row">{register.name}</th>
                <td>{t(register.enabled ? 'menu.yes' : 'menu.no')}</td>
                <td>{nameIn(lists.printers, register.defaultPrinterId) || t('menu.defaultPrinter')}</td>
                <EditCell name={register.name} onEdit={() => setOpen({ what: 'register', id: register.id })} />
              </tr>
            ))}
          </tbody>
        </TableFrame>
        <p>
          <AdminOnly>
            <Button onClick={() => setOpen({ what: 'register', id: null })}>
              <Shape name="plus" /> {t('register.add')}
            </Button>
          </AdminOnly>
        </p>
      </Section>
      {open?.what === 'station' && (
        <StationDialog
          key={open.id}
          id={open.id}
          categories={open.id === null ? 0 : cooks(open.id).length}
          printers={lists.printers}
          onSaved={saved(stations.reload)}
          onClose={close}
        />
      )}
      {open?.what === 'register' && (
        <RegisterDialog
          key={open.id}
          id={open.id}
          printers={lists.printers}
          onSaved={saved(registers.reload)}
          onClose={close}
        />
      )}
    </>
  );
};

const EditHead = () => {
  const t = useT();
  return (
    <th scope="col">
      <span className="visually-hidden">{t('edit.actions')}</span>
    </th>
  );
};

const EditCell = ({ name, onEdit }: { name: string; onEdit: () => void }) => {
  const t = useT();
  return (
    <td data-number className={styles['edit']}>
      <Button kind="quiet" size="square" aria-label={t('menu.edit', { name })} onClick={onEdit}>
        <Shape name="pencil" />
      </Button>
    </td>
  );
};
