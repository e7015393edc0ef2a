import {
  categoryChange,
  categoryInput,
  categoryQuery,
  categoryWire,
  categoryWithFoods,
  foodChange,
  foodInput,
  foodPut,
  foodQuery,
  foodWire,
  ingredientChange,
  ingredientInput,
  ingredientWire,
  plainFoodWire,
  stationInput,
  stationQuery,
  stationWire,
} from '#contract/menu.ts';
import {
  exportQuery,
  importAccept,
  importDone,
  importInput,
  importPreview,
  menuOrderInput,
} from '#contract/menu-import.ts';
import type { Operation } from '#contract/operation.ts';
import { z } from 'zod';
import { admins, anybody, everybody, managers, staff, staffAndStation } from './callers.ts';
import { resource } from './resource.ts';

const names = ['duplicate', 'unknown-reference'] as const;

const foods: readonly Operation[] = [
  ...resource('Foods', '/v1/foods', foodWire, {
    list: { who: anybody, query: foodQuery, summary: 'Dishes; guests see those that can be had; a snapshot' },
    get: { who: everybody, query: foodQuery.pick({ include: true }), summary: 'One dish; public' },
    add: { who: [...managers, 'PRINTER'], body: foodInput, errors: names },
    put: {
      who: managers,
      body: foodPut,
      errors: names,
      summary: 'Change what is named; name, price and category must be',
    },
    patch: {
      who: staff,
      body: foodChange,
      errors: names,
      summary: 'Change what is named; an operator only `available`',
    },
    remove: { who: admins, summary: 'Take it off the menu; orders keep what was sold' },
  }),
];

const categories: readonly Operation[] = [
  ...resource('Categories', '/v1/categories', categoryWire, {
    list: {
      who: anybody,
      query: categoryQuery,
      answer: z.array(categoryWithFoods),
      summary: 'Categories by position; a web key must say available=true and foodsAvailable=true; a snapshot',
    },
    get: { who: anybody, query: categoryQuery, answer: categoryWithFoods },
    add: { who: admins, body: categoryInput, errors: names },
    put: { who: managers, body: categoryChange, errors: names, summary: 'Change what is named; its foods keep theirs' },
    patch: { who: managers, body: categoryChange, errors: names, summary: 'As PUT' },
    remove: { who: admins, errors: ['still-referenced'], summary: 'Only when no food is in it' },
  }),
];

const ingredients: readonly Operation[] = [
  ...resource('Ingredients', '/v1/ingredients', ingredientWire, {
    list: { who: staffAndStation },
    get: { who: staffAndStation },
    add: { who: managers, body: ingredientInput, errors: names },
    put: { who: managers, body: ingredientChange, errors: names },
    patch: { who: managers, body: ingredientChange, errors: names },
    remove: { who: admins, summary: 'Also out of every food' },
  }),
];

const stations: readonly Operation[] = [
  ...resource('Stations', '/v1/stations', stationWire, {
    list: { who: anybody, query: stationQuery },
    get: { who: anybody, query: stationQuery },
    add: { who: admins, body: stationInput, errors: names },
    put: { who: managers, body: stationInput, errors: names },
    remove: { who: admins, summary: 'Its categories have none then' },
  }),
];

const pictures: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/v1/foods/:id/picture',
    tag: 'Foods',
    summary: 'Its photo: the bytes of a JPEG, PNG, WebP or AVIF of at most 8 MB as the body, with their content type',
    who: managers,
    answers: { 200: plainFoodWire },
    errors: [
      'not-found',
      'picture-refused',
      'payload-too-large',
      'unsupported-media-type',
      'too-many-requests',
      'malformed-json',
    ],
  },
  {
    method: 'DELETE',
    path: '/v1/foods/:id/picture',
    tag: 'Foods',
    summary: 'Take its photo away',
    who: managers,
    answers: { 200: plainFoodWire },
    errors: ['not-found'],
  },
  {
    method: 'GET',
    path: '/v1/pictures/:name',
    tag: 'Foods',
    summary: 'A photo as WebP; public, immutable',
    who: everybody,
    answers: { 200: 'image/webp' },
    errors: ['not-found'],
  },
];

const wholeMenu: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/v1/menu/order',
    tag: 'Menu',
    summary: 'The order of categories, or of the foods of one',
    who: managers,
    body: menuOrderInput,
    answers: { 204: null },
    errors: ['not-found'],
  },
  {
    method: 'GET',
    path: '/v1/menu/export',
    tag: 'Menu',
    summary: 'The menu as CSV, for a spreadsheet of that language',
    who: managers,
    query: exportQuery,
    answers: { 200: 'text/csv' },
  },
  {
    method: 'POST',
    path: '/v1/menu/import/preview',
    tag: 'Menu',
    summary: 'What a CSV file would change, and what is wrong with which row; changes nothing',
    who: admins,
    body: importInput,
    answers: { 200: importPreview },
  },
  {
    method: 'POST',
    path: '/v1/menu/import',
    tag: 'Menu',
    summary: 'Do what the preview with this token showed',
    who: admins,
    body: importAccept,
    answers: { 200: importDone },
    errors: ['changed-meanwhile'],
  },
];

export const menuOperations: readonly Operation[] = [
  ...foods,
  ...categories,
  ...ingredients,
  ...stations,
  ...pictures,
  ...wholeMenu,
];
