import type { HubTrouble } from '../../shell-port.ts';

type Words = {
  readonly title: string;
  readonly states: Readonly<Record<HubTrouble['kind'], string>>;
  readonly again: string;
  readonly tickets: (time: string) => string;
  readonly none: string;
  readonly table: string;
  readonly paper: string;
  readonly code: (hub: string) => string;
};

const advice = {
  en: {
    'data-folder-unwritable': 'The data folder cannot be written. Free the disk or mend the permissions of the folder.',
    'data-folder-locked': 'Another Passrail already runs on this data. Close it, or restart this machine.',
    'port-taken': 'Another program uses the port of the hub. Close it, or choose another port (PASSRAIL_PORT).',
    'bad-config': 'A setting is wrong. The line below names it.',
    'database-damaged':
      'The data is damaged. Call whoever looks after this machine: the newest backup must be put back.',
    'database-unreachable':
      'The database does not let this hub in. Look whether it runs, and whether the network is there.',
    'data-moved': 'The data of this hub was moved. The line below says where it is now; start the hub there.',
    'data-incomplete':
      'The data was only copied in part. Call whoever moves it: the copy must be made again. Nothing is lost where it was.',
    'schema-newer': 'The data was written by a newer Passrail. Start that version.',
    other: 'The hub stops again and again. Restart this machine; if that does not help, call whoever looks after it.',
  },
  it: {
    'data-folder-unwritable':
      'La cartella dei dati non è scrivibile. Libera il disco o correggi i permessi della cartella.',
    'data-folder-locked': 'Un altro Passrail usa già questi dati. Chiudilo, oppure riavvia questa macchina.',
    'port-taken': "Un altro programma usa la porta dell'hub. Chiudilo, oppure scegli un'altra porta (PASSRAIL_PORT).",
    'bad-config': "Un'impostazione è sbagliata. La riga qui sotto la nomina.",
    'database-damaged':
      'I dati sono danneggiati. Chiama chi cura questa macchina: va ripristinata la copia più recente.',
    'database-unreachable': 'Il database non fa entrare questo hub. Controlla che sia acceso e che ci sia la rete.',
    'data-moved': 'I dati di questo hub sono stati spostati. La riga qui sotto dice dove; avvia lì l’hub.',
    'data-incomplete':
      'I dati sono stati copiati solo in parte. Chiama chi li sposta: la copia va rifatta. All’origine non manca niente.',
    'schema-newer': 'I dati sono di una versione più nuova di Passrail. Avvia quella versione.',
    other: "L'hub si ferma di continuo. Riavvia questa macchina; se non basta, chiama chi la cura.",
  },
} as const;
export type Advice = keyof (typeof advice)['en'];

export const adviceIn = (language: 'en' | 'it', failure: string | undefined): string =>
  advice[language][failure !== undefined && failure in advice.en ? (failure as Advice) : 'other'];

export const serviceWords: Readonly<Record<'en' | 'it', Words>> = {
  en: {
    title: 'Passrail service',
    states: {
      starting: 'Starting …',
      looking: 'Looking for the hub of this network …',
      pairing: 'This station has to be let in',
      restarting: 'The hub stopped and is coming back',
      'crash-loop': 'The hub does not stay up',
      failed: 'The hub cannot start',
    },
    again: 'It is tried again by itself. Nothing that was confirmed is lost.',
    tickets: (time) => `Open tickets as of ${time}. What came later is not here.`,
    none: 'There was no open ticket.',
    table: 'Table',
    paper: 'Until then: take orders on paper, and cook what is below.',
    code: (hub) => `Type this code in the office of ${hub}, under Screens:`,
  },
  it: {
    title: 'Servizio Passrail',
    states: {
      starting: 'Avvio …',
      looking: 'Cerco l’hub di questa rete …',
      pairing: 'Questa postazione va ammessa',
      restarting: "L'hub si è fermato e sta tornando",
      'crash-loop': "L'hub non resta in piedi",
      failed: "L'hub non può partire",
    },
    again: 'Si riprova da solo. Niente di ciò che è stato confermato va perso.',
    tickets: (time) => `Comande aperte alle ${time}. Quelle arrivate dopo qui non ci sono.`,
    none: 'Non c’erano comande aperte.',
    table: 'Tavolo',
    paper: 'Intanto: prendi gli ordini su carta e prepara ciò che è qui sotto.',
    code: (hub) => `Digita questo codice nell’ufficio di ${hub}, alla voce Schermi:`,
  },
};
