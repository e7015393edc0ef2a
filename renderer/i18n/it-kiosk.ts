import type { enKiosk } from './en-kiosk.ts';

export const itKiosk: Readonly<Record<keyof typeof enKiosk, string>> = {
  'kiosk.title': 'Menu di servizio',
  'kiosk.corner': 'Menu di servizio: tieni premuto tre secondi',
  'kiosk.pin': 'PIN',
  'kiosk.pinText': 'Inserisci il PIN di questa macchina.',
  'kiosk.noPin': 'Questa macchina non ha un PIN: tutti possono uscire dal chiosco. Impostalo con PASSRAIL_EXIT_PIN.',
  'kiosk.open': 'Apri',
  'kiosk.wrong': 'Non è il PIN.',
  'kiosk.wait': 'Troppi tentativi sbagliati. Riprova fra {seconds, number} s.',
  'kiosk.delete': "Cancella l'ultima cifra",
  'kiosk.leave': 'Esci da schermo intero',
  'kiosk.enter': 'Schermo intero',
  'kiosk.newWindow': 'Finestra sul prossimo schermo',
  'kiosk.diagnostics': 'Diagnostica',
  'kiosk.restart': 'Riavvia Passrail',
  'kiosk.quit': 'Chiudi Passrail',
  'kiosk.quitText': 'Cassa, stampanti e schermi di questa macchina si fermano.',
  'kiosk.notDone': 'Il tempo per scegliere è finito. Inserisci di nuovo il PIN.',
  'kiosk.noMonitor': 'Non c’è un altro schermo.',
  'kiosk.displayMissing': 'Questa schermata va sullo schermo “{label}”, che non è collegato.',
};
