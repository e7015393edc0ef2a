import { useState } from 'react';
import type { UserWire } from '#contract/people.ts';
import type { OperatorWire } from '#contract/pins.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { useApp } from '../../../store/use-app.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { SelectField } from '../edit/fields.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { ReadState, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { OwnPassword } from './own-password.tsx';
import { OwnPin } from './own-pin.tsx';
import { PinDialog } from './pin-dialog.tsx';

const roles = ['operator', 'maintainer', 'admin'] as const;
type Person = { username: string; role: string; password: string };
const blank: Person = { username: '', role: 'operator', password: '' };

/** Who may sign in, and as what. */
export const PeoplePage = () => {
  const t = useT();
  const admin = useApp((state) => state.session.user?.role === 'admin');
  const { data, problem, reload } = useRead<readonly UserWire[]>(admin ? '/v1/users' : null);
  const pins = useRead<readonly OperatorWire[]>(admin ? '/v1/operators' : null);
  const [pinOf, setPinOf] = useState<UserWire | null>(null);
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const close = () => {
    setOpen(null);
    reload();
  };
  return (
    <>
      {admin && !data && <ReadState problem={problem} />}
      {data && (
        <>
          <TableFrame label={t('admin.page.people')}>
            <tbody>
              {data.map((person) => (
                <tr key={person.id}>
                  <th scope="row">{person.username}</th>
                  <td>{t(`people.role.${roleOf(person)}`)}</td>
                  <td>{pins.data?.some(({ id }) => id === person.id) ? t('people.hasPin') : ''}</td>
                  <td>
                    <Button
                      aria-label={t('people.pinNamed', { name: person.username })}
                      onClick={() => setPinOf(person)}
                    >
                      {t('people.pin')}
                    </Button>{' '}
                    <Button
                      aria-label={t('people.editNamed', { name: person.username })}
                      onClick={() => setOpen(person.id)}
                    >
                      {t('people.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <p>
            <Button kind="primary" onClick={() => setOpen('new')}>
              {t('people.add')}
            </Button>
          </p>
          {open === 'new' && <PersonForm record={null} rev={null} path="/v1/users" onClose={close} />}
          {typeof open === 'number' && <OpenPerson id={open} onClose={close} />}
        </>
      )}
      {pinOf && (
        <PinDialog
          person={pinOf}
          hasPin={pins.data?.some(({ id }) => id === pinOf.id) ?? false}
          onClose={() => {
            setPinOf(null);
            pins.reload();
          }}
        />
      )}
      <OwnPassword />
      <OwnPin />
    </>
  );
};

const roleOf = ({ role }: UserWire) => (role.name === 'customer' ? 'operator' : role.name);
const toPerson = (wire: UserWire): Person => ({ username: wire.username, role: wire.role.name, password: '' });

const OpenPerson = ({ id, onClose }: { id: number; onClose: () => void }) => {
  const path = `/v1/users/${id}`;
  const { data, rev, problem } = useRead<UserWire>(path);
  if (!data) return <ReadState problem={problem} />;
  return <PersonForm record={toPerson(data)} rev={rev} path={path} onClose={onClose} />;
};

type FormProps = { record: Person | null; rev: string | null; path: string; onClose: () => void };

const PersonForm = ({ record, rev, path, onClose }: FormProps) => {
  const t = useT();
  const { toasts } = useActions();
  const draft = useDraft<Person>({
    record,
    blank,
    rev,
    path,
    toBody: ({ password, ...rest }) => (password === '' ? rest : { ...rest, ...(password ? { password } : {}) }),
    fromWire: toPerson,
    onSaved: () => {
      toasts.show('good', 'board.saved');
      onClose();
    },
  });
  return (
    <DraftDialog
      title={record === null ? t('people.add') : record.username}
      draft={draft}
      onClose={onClose}
      consequence={t('people.removeText', { name: record?.username ?? '' })}
      describe={(person) => [
        [t('login.username'), person.username],
        [t('people.role'), t(`people.role.${roles.find((one) => one === person.role) ?? 'operator'}`)],
      ]}
    >
      {draft.isNew && (
        <TextField
          label={t('login.username')}
          value={draft.value.username}
          minLength={4}
          maxLength={100}
          required
          onText={(username) => draft.set({ username })}
        />
      )}
      <SelectField
        label={t('people.role')}
        value={draft.value.role}
        choices={roles.map((value) => ({ value, label: t(`people.role.${value}`) }))}
        hint={t('people.roleHint')}
        onChange={(role) => draft.set({ role: role ?? 'operator' })}
      />
      <TextField
        label={t(draft.isNew ? 'login.password' : 'people.newPassword')}
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={100}
        required={draft.isNew}
        value={draft.value.password}
        onText={(password) => draft.set({ password })}
      />
    </DraftDialog>
  );
};
