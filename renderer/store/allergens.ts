export { allergens } from '#contract/allergens.ts';
