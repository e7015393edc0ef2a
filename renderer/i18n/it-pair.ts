/** Far entrare uno schermo con un codice. */
export const itPair = {
  'pair.open': 'Abbina invece questo schermo',
  'pair.title': 'Fai entrare questo schermo',
  'pair.text':
    'Un responsabile apre l’ufficio, Schermi, e scrive questo codice, o lo inquadra. Vale dieci minuti; poi ce n’è uno nuovo.',
  'pair.qr': 'Il codice, da inquadrare con un telefono',
  'pair.back': 'Accedi invece con un nome',

  'admin.page.devices': 'Schermi',
  'devices.pair': 'Fai entrare uno schermo',
  'devices.pairText':
    'Sul nuovo schermo: “Abbina invece questo schermo”. Mostra un codice di sei caratteri. Poi può vendere, cucinare e mostrare i numeri; non è un responsabile. Una postazione di stampa mostra il codice sul terminale o sullo schermo di servizio.',
  'devices.code': 'Codice sullo schermo',
  'devices.station': 'postazione di stampa',
  'devices.name': 'Nome dello schermo',
  'devices.letIn': 'Fallo entrare',
  'devices.made': 'Lo schermo è dentro',
  'devices.none': 'Nessuno schermo è ancora abbinato. Gli schermi della macchina dell’hub non hanno bisogno di codice.',
  'devices.seen': 'Visto',
  'devices.live': 'è collegato',
  'devices.never': 'non ancora',
  'devices.paired': 'Entrato',
  'devices.pairedBy': '{at}, da {name}',
  'devices.revoke': 'Chiudilo fuori',
  'devices.revokeText': '{name} è subito fuori, e va abbinato di nuovo.',
  'devices.reallyRevoke': 'Chiudilo fuori',
} as const;
