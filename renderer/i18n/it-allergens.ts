import type { enAllergens } from './en-allergens.ts';

export const itAllergens: { readonly [K in keyof typeof enAllergens]: string } = {
  'allergen.title': 'Allergeni',
  'allergen.none': 'Nessun allergene dichiarato',
  'allergen.gluten': 'Glutine',
  'allergen.crustaceans': 'Crostacei',
  'allergen.eggs': 'Uova',
  'allergen.fish': 'Pesce',
  'allergen.peanuts': 'Arachidi',
  'allergen.soy': 'Soia',
  'allergen.milk': 'Latte',
  'allergen.nuts': 'Frutta a guscio',
  'allergen.celery': 'Sedano',
  'allergen.mustard': 'Senape',
  'allergen.sesame': 'Sesamo',
  'allergen.sulphites': 'Solfiti',
  'allergen.lupin': 'Lupini',
  'allergen.molluscs': 'Molluschi',
};
