/** Undefined for what is no JSON: a damaged file is judged by its schema like any other wrong one. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
