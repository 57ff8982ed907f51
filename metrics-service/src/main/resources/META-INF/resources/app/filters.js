// Which runs of an experiment are meant, as an address says it: the same words for the table and for the comparison of all.
const FILTERS = ['state', 'network', 'find', 'where', 'since', 'until', 'asOf'];

export const filtered = (query) => FILTERS.some((name) => query.has(name));

/** The filters for an address. */
export const filters = (query) => Object.fromEntries(FILTERS.map((name) => [name, query.getAll(name)]));

/** The filters as the service takes them. */
export function wanted(query) {
  const asOf = query.get('asOf');
  return {
    state: query.get('state'),
    network: query.get('network'),
    name: query.get('find'),
    where: query.getAll('where'),
    since: query.get('since'),
    until: query.get('until'),
    asOf: asOf !== null && !asOf.includes('T') ? `${asOf}T23:59:59Z` : asOf,
  };
}
