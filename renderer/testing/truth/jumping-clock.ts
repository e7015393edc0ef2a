/**
 * Loaded before a hub (`--import`): at every SIGUSR2 the machine's wall clock jumps an hour ahead, or back again, as when somebody
 * sets it or a time server does. The monotonic clock goes on, as it does on a real machine.
 */
const HOUR_MS = 3_600_000;
const real = Date.now.bind(Date);
let shift = 0;

Date.now = () => real() + shift;
process.on('SIGUSR2', () => {
  shift = shift === 0 ? HOUR_MS : 0;
});
