/** What hubs announce themselves as, and stations look for (RFC 6763). */
export const MDNS_TYPE = 'passrail';

/** For the mDNS library: on one network card by its address; undefined: on all. */
export const onCard = (address: string | undefined): { interface?: string; bind?: string } =>
  address === undefined ? {} : { interface: address, bind: '0.0.0.0' };
