import type { Health } from '#contract/service.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { printerText } from '../../ui/printer-text.ts';
import { Facts, ReadState, Section, TableFrame } from './parts.tsx';
import { useRead } from './use-read.ts';

/** What a manager wants to know before anything else: is the house up, who is connected, do the printers print. */
export const OverviewPage = () => {
  const t = useT();
  const settings = useApp((state) => state.settings);
  const printers = useApp((state) => state.hub.printers);
  const { data: health, problem } = useRead<Health>('/health');
  if (!health || !settings) return <ReadState problem={problem} />;
  const screens = Object.values(health.clients).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Facts
        rows={[
          [t('admin.overview.venue'), settings.venueName],
          [t('admin.overview.hub'), `${globalThis.location.host} · ${health.version}`],
          [
            t('admin.overview.up'),
            t('admin.overview.upFor', {
              hours: Math.floor(health.uptime / 3600),
              minutes: Math.floor(health.uptime / 60) % 60,
            }),
          ],
          [t('admin.overview.streams'), String(screens)],
          [t('admin.overview.day'), t('admin.overview.dayAt', { time: settings.dayCutoff, zone: settings.timeZone })],
        ]}
      />
      <Section title={t('paper.printers')}>
        {Object.keys(printers).length === 0 ? (
          <p>{t('paper.noPrinters')}</p>
        ) : (
          <TableFrame label={t('paper.printers')}>
            <tbody>
              {Object.values(printers).map((printer) => (
                <tr key={printer.id}>
                  <th scope="row">{printer.name}</th>
                  <td>
                    <Badge
                      tone={printer.status === 'ONLINE' ? 'good' : 'late'}
                      shape={printer.status === 'ONLINE' ? 'check' : 'triangle'}
                    >
                      {printerText(t, printer)}
                    </Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </Section>
    </>
  );
};
