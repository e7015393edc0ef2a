import { useState } from 'react';
import type { BackupContent, BackupWire } from '#contract/backups.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { useApp } from '../../../store/use-app.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Facts, Problem, ReadState, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import styles from './office.module.css';
import { useTime } from './use-time.ts';

const MB = 1024 * 1024;

/** Copies of everything: made, looked into, carried away, and put back. */
export const BackupsPage = () => {
  const t = useT();
  const time = useTime();
  const { office, toasts } = useActions();
  const settings = useApp((state) => state.settings);
  const { data, problem, reload } = useRead<readonly BackupWire[]>('/v1/backups');
  const [open, setOpen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    const answer = await office.change('POST', '/v1/backups');
    setBusy(false);
    if (answer.ok) toasts.show('good', 'backups.made');
    else toasts.show('bad', answer.message);
    reload();
  };
  const download = (name: string): void =>
    void office.download(`/v1/backups/${name}/file`, name).catch((error: unknown) => toasts.fail(error));
  // Whatever it is, nothing can be made or said of copies.
  if (!data) return <ReadState problem={problem} />;
  return (
    <>
      <p className={styles['soft']}>
        {settings && settings.backupEveryHours > 0
          ? t('backups.schedule', { hours: settings.backupEveryHours, keep: settings.backupKeep })
          : t('backups.noSchedule')}
      </p>
      <p>
        <Button kind="primary" disabled={busy} onClick={() => void make()}>
          {t('backups.make')}
        </Button>
      </p>
      {data.length === 0 && <p>{t('backups.none')}</p>}
      {data.length > 0 && (
        <TableFrame label={t('admin.page.backups')}>
          <tbody>
            {data.map(({ name, at, bytes }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{time(at)}</td>
                <td data-number>{t('backups.size', { mb: Math.max(0.1, bytes / MB) })}</td>
                <td>
                  <div className={styles['row']}>
                    <Button aria-label={t('backups.openNamed', { name })} onClick={() => setOpen(name)}>
                      {t('backups.open')}
                    </Button>
                    <Button aria-label={t('backups.downloadNamed', { name })} onClick={() => download(name)}>
                      {t('backups.download')}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {open !== null && (
        <Content
          name={open}
          onClose={() => {
            setOpen(null);
            reload();
          }}
        />
      )}
    </>
  );
};

const Content = ({ name, onClose }: { name: string; onClose: () => void }) => {
  const t = useT();
  const time = useTime();
  const { office, toasts } = useActions();
  const { data, problem } = useRead<BackupContent>(`/v1/backups/${name}`);
  const [asking, setAsking] = useState<'restore' | 'remove' | null>(null);
  const act = async (): Promise<void> => {
    const path = `/v1/backups/${name}`;
    const answer =
      asking === 'restore' ? await office.change('POST', `${path}/restore`) : await office.change('DELETE', path);
    if (!answer.ok) toasts.show('bad', answer.message);
    else if (asking === 'restore') toasts.show('plain', 'backups.restarting');
    onClose();
  };
  return (
    <Dialog title={name} onClose={onClose} wide>
      {!data && <ReadState problem={problem} />}
      {data && !data.sound && <Problem text={t('error.backup-damaged')} />}
      {data?.newer && <Problem text={t('error.backup-newer')} />}
      {data?.sound && (
        <Facts
          rows={[
            [t('admin.overview.venue'), data.venueName ?? '–'],
            [t('backups.orders'), String(data.orders)],
            [t('backups.last'), data.lastOrderAt === null ? '–' : time(data.lastOrderAt)],
            [t('backups.foods'), String(data.foods)],
            [t('backups.people'), String(data.people)],
          ]}
        />
      )}
      {asking !== null && <p role="alert">{t(asking === 'restore' ? 'backups.restoreText' : 'backups.removeText')}</p>}
      <div className={styles['row']}>
        <Button data-autofocus onClick={asking === null ? onClose : () => setAsking(null)}>
          {t(asking === null ? 'app.close' : 'edit.keep')}
        </Button>
        {asking === null ? (
          <>
            <Button onClick={() => setAsking('remove')}>{t('backups.remove')}</Button>
            <Button disabled={!data?.sound || data.newer} onClick={() => setAsking('restore')}>
              {t('backups.restore')}
            </Button>
          </>
        ) : (
          <Button kind="danger" onClick={() => void act()}>
            {t(asking === 'restore' ? 'backups.restoreYes' : 'backups.removeYes')}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
