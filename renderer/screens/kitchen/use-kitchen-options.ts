import { useActions } from '../../actions/actions.ts';
import type { KitchenOptions } from '../../store/kitchen-options.ts';
import { useApp, useAppStore } from '../../store/use-app.ts';

/** The options of this screen, and how to change some of them. */
export const useKitchenOptions = (): [KitchenOptions, (part: Partial<KitchenOptions>) => void] => {
  const { device } = useActions();
  const store = useAppStore();
  const options = useApp((state) => state.device.kitchen);
  return [options, (part) => device.set({ kitchen: { ...store.getState().device.kitchen, ...part } })];
};
