/** The fourteen allergens, as a menu names them. */
export const enAllergens = {
  'allergen.title': 'Allergens',
  'allergen.none': 'No allergens declared',
  'allergen.gluten': 'Gluten',
  'allergen.crustaceans': 'Crustaceans',
  'allergen.eggs': 'Eggs',
  'allergen.fish': 'Fish',
  'allergen.peanuts': 'Peanuts',
  'allergen.soy': 'Soy',
  'allergen.milk': 'Milk',
  'allergen.nuts': 'Nuts',
  'allergen.celery': 'Celery',
  'allergen.mustard': 'Mustard',
  'allergen.sesame': 'Sesame',
  'allergen.sulphites': 'Sulphites',
  'allergen.lupin': 'Lupin',
  'allergen.molluscs': 'Molluscs',
} as const;
