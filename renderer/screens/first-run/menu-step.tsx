import { useEffect, useState } from 'react';
import type { ImportPreview } from '#contract/menu-import.ts';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { FileDrop, type ChosenFile } from '../../ui/file-drop.tsx';
import { ImportReport } from '../../ui/import-report.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { StepProps } from './plain-steps.tsx';

/** The demo menu, none, or a file that is looked at before it is taken. */
export const MenuStep = ({ form, onChange }: StepProps) => {
  const t = useT();
  return (
    <>
      <Segmented
        wrap
        label={t('first.menu')}
        value={form.menu}
        options={[
          { value: 'demo', label: t('first.menuDemo') },
          { value: 'file', label: t('first.menuFile') },
          { value: 'empty', label: t('first.menuEmpty') },
        ]}
        onChange={(menu) => onChange({ menu })}
      />
      {form.menu === 'file' && <FromFile form={form} onChange={onChange} />}
    </>
  );
};

const FromFile = ({ form, onChange }: StepProps) => {
  const t = useT();
  const [tooLarge, setTooLarge] = useState(false);
  const { preview, problem } = usePreview(form, onChange);
  const choose = (file: ChosenFile | 'too-large'): void => {
    setTooLarge(file === 'too-large');
    onChange({ menuFile: file === 'too-large' ? null : { ...file, good: false } });
  };
  return (
    <>
      <p>{t('first.menuFileText')}</p>
      <FileDrop chosen={form.menuFile} onFile={choose} />
      {tooLarge && <Problem text={t('import.tooLarge')} />}
      {problem !== null && <Problem text={t(problem)} />}
      {preview && <ImportReport preview={preview} />}
    </>
  );
};

/** Looked at anew whenever the step is opened: a printer that the file names may have got another name meanwhile. */
const usePreview = ({ menuFile, printers }: StepProps['form'], onChange: StepProps['onChange']) => {
  const { firstRun } = useActions();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const file = menuFile?.file;
  const name = menuFile?.name;
  useEffect(() => {
    if (file === undefined || name === undefined) return;
    let mine = true;
    const names = printers.map((one) => one.name);
    firstRun
      .previewMenu(file, names)
      .then((found) => {
        if (!mine) return;
        setPreview(found);
        setProblem(null);
        onChange({ menuFile: { name, file, good: found.token !== null } });
      })
      .catch((error: unknown) => {
        if (!mine) return;
        setPreview(null);
        setProblem(messageOf(error));
      });
    return () => {
      mine = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once a file; `onChange` is another one at every turn
  }, [firstRun, file, name]);
  return file === undefined ? { preview: null, problem } : { preview, problem };
};
