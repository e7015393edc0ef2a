import { useEffect, useState, type SyntheticEvent } from 'react';
import type { DeviceWire } from '#contract/pairings.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from '../office/office.module.css';
import { useTime } from '../office/use-time.ts';
import { Problem, ReadState, Section, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { CartsSection } from './carts-section.tsx';
import { DeviceDialog } from './device-dialog.tsx';

// Of the QR that was scanned, read before the address bar is tidied.
const scannedCode = new URLSearchParams(globalThis.location?.hash.split('?')[1] ?? '').get('code') ?? '';

const LOOK_EVERY_MS = 5000;

/** Screens that were let in by a code: when they were last there, another name, out again. */
export const DevicesPage = () => {
  const t = useT();
  const time = useTime();
  const { data, problem, reload } = useRead<readonly DeviceWire[]>('/v1/devices');
  const [open, setOpen] = useState<DeviceWire | null>(null);
  // Nothing on the stream says that a screen came or went.
  useEffect(() => {
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <>
      <PairForm onPaired={reload} />
      {!data && <ReadState problem={problem} />}
      {data?.length === 0 && <p>{t('devices.none')}</p>}
      {data && data.length > 0 && (
        <TableFrame label={t('admin.page.devices')}>
          <thead>
            <tr>
              <th scope="col">{t('devices.name')}</th>
              <th scope="col">{t('devices.seen')}</th>
              <th scope="col">{t('devices.paired')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('people.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((device) => (
              <tr key={device.id}>
                <th scope="row">
                  {device.name}
                  {device.kind === 'station' && <small className={styles['soft']}> · {t('devices.station')}</small>}
                </th>
                <td>
                  <Seen device={device} />
                </td>
                <td>
                  {device.pairedBy === ''
                    ? time(device.pairedAt)
                    : t('devices.pairedBy', { at: time(device.pairedAt), name: device.pairedBy })}
                </td>
                <td>
                  <Button aria-label={t('people.editNamed', { name: device.name })} onClick={() => setOpen(device)}>
                    {t('people.edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <div className={styles['below']}>
        <CartsSection />
      </div>
      {open && (
        <DeviceDialog
          device={open}
          onClose={() => {
            setOpen(null);
            reload();
          }}
        />
      )}
    </>
  );
};

const Seen = ({ device: { live, lastSeenAt, address } }: { device: DeviceWire }) => {
  const t = useT();
  const time = useTime();
  const from = address === null ? '' : ` · ${address}`;
  if (live)
    return (
      <>
        <Shape name="dot" /> {t('devices.live')}
        {from}
      </>
    );
  return <>{lastSeenAt === null ? t('devices.never') : `${time(lastSeenAt)}${from}`}</>;
};

const PairForm = ({ onPaired }: { onPaired: () => void }) => {
  const t = useT();
  const { office, toasts } = useActions();
  const [code, setCode] = useState(scannedCode);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const answer = await office.change('POST', '/v1/devices', { code, name });
    if (!answer.ok) return setProblem(answer.message);
    setProblem(null);
    setCode('');
    setName('');
    toasts.show('good', 'devices.made');
    onPaired();
  };
  return (
    <Section title={t('devices.pair')} text={t('devices.pairText')}>
      <form className={styles['row']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('devices.code')}
          value={code}
          onText={setCode}
          autoCapitalize="characters"
          maxLength={12}
          required
        />
        <TextField label={t('devices.name')} value={name} onText={setName} maxLength={40} required />
        <Button kind="primary" type="submit" disabled={code.trim() === '' || name.trim() === ''}>
          {t('devices.letIn')}
        </Button>
      </form>
      {problem !== null && <Problem text={t(problem)} />}
    </Section>
  );
};
