/** What the office's frame and the pages about the house, people and system say. */
export const enAdmin = {
  'role.admin': 'Office',
  'role.adminText': 'Menu, printers, people, settings, reports',
  'admin.pages': 'Pages of the office',
  'admin.group.house': 'The house',
  'admin.group.menu': 'Menu and stations',
  'admin.group.figures': 'Figures',
  'admin.group.system': 'System',
  'admin.signIn': 'The office is for managers',
  'admin.signInHint':
    'Sign in as an administrator or maintainer. It holds for this window only; the machine stays signed in as it is.',
  'admin.signInBack': 'Back to the choice of screens',
  'admin.page.overview': 'Overview',
  'admin.overview.venue': 'Venue',
  'admin.overview.hub': 'Hub',
  'admin.overview.up': 'Running for',
  'admin.overview.upFor': '{hours, number} h {minutes, number} min',
  'admin.overview.streams': 'Open streams',
  'admin.overview.day': 'A business day begins',
  'admin.overview.dayAt': '{time}, {zone}',
} as const;
