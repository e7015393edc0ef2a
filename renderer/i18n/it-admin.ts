import type { enAdmin } from './en-admin.ts';

export const itAdmin: Readonly<Record<keyof typeof enAdmin, string>> = {
  'role.admin': 'Ufficio',
  'role.adminText': 'Menù, stampanti, persone, impostazioni, rapporti',
  'admin.pages': "Pagine dell'ufficio",
  'admin.group.house': 'Il locale',
  'admin.group.menu': 'Menù e postazioni',
  'admin.group.figures': 'Numeri',
  'admin.group.system': 'Sistema',
  'admin.signIn': "L'ufficio è per i gestori",
  'admin.signInHint':
    'Accedi come amministratore o manutentore. Vale solo per questa finestra; la macchina resta connessa com’è.',
  'admin.signInBack': 'Torna alla scelta degli schermi',
  'admin.page.overview': 'Panoramica',
  'admin.overview.venue': 'Locale',
  'admin.overview.hub': 'Hub in uso',
  'admin.overview.up': 'Acceso da',
  'admin.overview.upFor': '{hours, number} ore {minutes, number} min',
  'admin.overview.streams': 'Flussi aperti',
  'admin.overview.day': 'La giornata comincia',
  'admin.overview.dayAt': 'alle {time}, {zone}',
};
