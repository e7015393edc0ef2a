import { useEffect } from 'react';
import { useActions } from '../../actions/actions.ts';
import { showCustomer } from '../../actions/customer-channel.ts';
import { useApp, useAppStore } from '../../store/use-app.ts';

/** What a till does as long as it is on screen: knows its shift, and tells its customer display what it holds. */
export const useTillLife = (): void => {
  const store = useAppStore();
  const { shift } = useActions();
  const registerId = useApp((state) => state.device.registerId);
  const news = useApp((state) => state.hub.shiftNews);
  const phase = useApp((state) => state.link.phase);
  useEffect(() => {
    if (phase === 'live') void shift.refresh(registerId, news);
  }, [shift, registerId, news, phase]);
  useEffect(() => showCustomer(store, registerId), [store, registerId]);
};
