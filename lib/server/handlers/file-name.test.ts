import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, fileName } from './file-name';

describe('the name of a file somebody sent', () => {
  it.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['Großes Foto – 1.jpg', 'Großes Foto – 1.jpg'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\temp\\run.exe', 'C__temp_run.exe'],
    ['annexe\u202Efdp.exe', 'annexefdp.exe'],
    ['in\u200Bvoice\u0000.pdf\r\nSet-Cookie: a=b', 'invoice.pdfSet-Cookie_ a=b'],
    ['.htaccess', 'htaccess'],
    ['report.pdf. . ', 'report.pdf'],
    ['...', 'file'],
    ['', 'file'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
  ])('%j is saved as %j', (told, saved) => {
    expect(fileName(told)).toBe(saved);
  });

  it('never breaks out of its header, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (told) => {
        const header = contentDisposition('attachment', told);
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]+"; filename\*=UTF-8''[A-Za-z0-9%_.!~-]+$/);
        expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
