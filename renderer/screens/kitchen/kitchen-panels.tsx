import { useApp } from '../../store/use-app.ts';
import { KitchenDiagnostics } from './kitchen-diagnostics.tsx';
import { KitchenSetup } from './kitchen-setup.tsx';
import { RecallList } from './recall-list.tsx';
import { StationChooser } from './station-chooser.tsx';
import { WipeLock } from './wipe-lock.tsx';

/** What lies over the tickets, one at a time. */
export const KitchenPanels = () => {
  const panel = useApp((state) => state.kitchen.panel);
  return (
    <>
      <WipeLock />
      {panel === 'recall' && <RecallList />}
      {panel === 'stations' && <StationChooser />}
      {panel === 'setup' && <KitchenSetup />}
      {panel === 'diagnostics' && <KitchenDiagnostics />}
    </>
  );
};
