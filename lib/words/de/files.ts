import type { files as english } from '../en/files';

/** German, as ../en/files. */
export const files = {
  'files.attach': 'Dateien anhängen',
  'files.attached': 'Angehängte Dateien',
  'files.drop': 'Zum Anhängen loslassen',
  'files.uploading': '{name} wird hochgeladen',
  'files.cancel': 'Hochladen von {name} abbrechen',
  'files.remove': '{name} entfernen',
  'files.again': '{name} erneut hochladen',
  'files.wait': 'Warten, bis die Dateien hochgeladen sind.',
  'files.takeAway': 'Die Datei entfernen, die nicht hinausgehen kann.',
  'files.empty': 'Diese Datei ist leer.',
  'files.tooLarge.image': '{network} nimmt Bilder bis {limit} an.',
  'files.tooLarge.video': '{network} nimmt Videos bis {limit} an.',
  'files.tooLarge.audio': '{network} nimmt Ton bis {limit} an.',
  'files.tooLarge.file': '{network} nimmt Dateien bis {limit} an.',
  'files.notTaken.image': '{network} nimmt keine Bilder an.',
  'files.notTaken.video': '{network} nimmt keine Videos an.',
  'files.notTaken.audio': '{network} nimmt keinen Ton an.',
  'files.notTaken.file': '{network} nimmt keine Dateien dieser Art an.',
  'files.onlySome.image': '{network} nimmt Bilder als {types} an.',
  'files.onlySome.video': '{network} nimmt Videos als {types} an.',
  'files.onlySome.audio': '{network} nimmt Ton als {types} an.',
  'files.onlySome.file': '{network} nimmt Dateien als {types} an.',
} satisfies Record<keyof typeof english, string>;
