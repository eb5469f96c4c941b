import { describe, expect, test } from 'vitest';
import { isLinkAddress, linkFor } from './person-link';

const wanda = { phone: '+44 117 496', email: 'wanda@example.com', name: 'Wanda & Söhne', id: 'p-1' };
const to = (address: string) => ({ name: 'Shop', address });

describe('an address', () => {
  test.each([
    'https://shop.example/?phone={{phone}}',
    'http://127.0.0.1:8080/c/{{ id }}',
    'https://crm.example/search/{{name}}?mail={{email}}',
    'https://shop.example/help',
  ])('may be %s', (address) => expect(isLinkAddress(address)).toBe(true));

  test.each([
    'shop.example/?phone={{phone}}',
    'javascript:alert({{name}})',
    'https://{{name}}{{',
    'https://shop.example/?a={{address}}',
    'https://shop.example/?a={{}}',
    'https://shop.example/a b',
    '{{name}}',
    '',
  ])('may not be %s', (address) => expect(isLinkAddress(address)).toBe(false));
});

describe('a link for a person', () => {
  test('has what is known of them in its blanks, escaped', () => {
    expect(linkFor(to('https://shop.example/?p={{phone}}&n={{ name }}'), wanda)).toBe(
      'https://shop.example/?p=%2B44%20117%20496&n=Wanda%20%26%20S%C3%B6hne',
    );
    const sly = { ...wanda, name: 'x/../../evil?y#z' };
    expect(new URL(linkFor(to('https://shop.example/of/{{name}}'), sly) ?? '').host).toBe('shop.example');
    expect(new URL(linkFor(to('https://shop.example/of/{{name}}'), sly) ?? '').search).toBe('');
  });

  test('is not there where something is missing that it asks for', () => {
    expect(linkFor(to('https://shop.example/?p={{phone}}'), { ...wanda, phone: null })).toBeNull();
    expect(linkFor(to('https://shop.example/?i={{id}}'), { ...wanda, phone: null })).toContain('p-1');
  });
});
