import { useState } from 'react';
import type { DeviceWire } from '#contract/pairings.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from '../office/office.module.css';
import { Problem } from '../parts.tsx';

/** Another name, or out: a tablet that was lost or sold must not sell. */
export const DeviceDialog = ({ device, onClose }: { device: DeviceWire; onClose: () => void }) => {
  const t = useT();
  const { office, toasts } = useActions();
  const [name, setName] = useState(device.name);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const send = async (method: 'PATCH' | 'DELETE'): Promise<void> => {
    const answer = await office.change(method, `/v1/devices/${device.id}`, method === 'PATCH' ? { name } : undefined);
    if (!answer.ok) return setProblem(answer.message);
    toasts.show('good', 'board.saved');
    onClose();
  };
  return (
    <Dialog title={device.name} onClose={onClose}>
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          void send('PATCH');
        }}
      >
        <TextField label={t('devices.name')} value={name} onText={setName} maxLength={40} required data-autofocus />
        {problem !== null && <Problem text={t(problem)} />}
        {asking ? (
          <div role="alert">
            <p>{t('devices.revokeText', { name: device.name })}</p>
            <div className={styles['row']}>
              <Button onClick={() => setAsking(false)}>{t('edit.keep')}</Button>
              <Button kind="danger" onClick={() => void send('DELETE')}>
                {t('devices.reallyRevoke')}
              </Button>
            </div>
          </div>
        ) : (
          <div className={styles['row']}>
            <Button onClick={() => setAsking(true)}>{t('devices.revoke')} …</Button>
            <Button onClick={onClose}>{t('app.close')}</Button>
            <Button kind="primary" type="submit" disabled={name.trim() === ''}>
              {t('edit.save')}
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  );
};
