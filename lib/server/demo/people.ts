import 'server-only';
import type { Demo } from '@/lib/contract/demo';

const PASSWORD = 'northwind-bikes';

/** Who works at the demo's business. Their passwords are no secret: a demo shows them to everybody. */
export const demoPeople: Demo['logIns'] = [
  { role: 'agent', name: 'Priya Raman', email: 'priya@northwind.example', password: PASSWORD },
  { role: 'supervisor', name: 'Maya Lindqvist', email: 'maya@northwind.example', password: PASSWORD },
  { role: 'admin', name: 'Amira Haddad', email: 'amira@northwind.example', password: PASSWORD },
  { role: 'agent', name: 'Jonas Weber', email: 'jonas@northwind.example', password: PASSWORD },
];

/** The admin and one of the agents work in the demo's second business, too. */
export function worksInBoth({ name }: { name: string }): boolean {
  return name.startsWith('Amira') || name.startsWith('Jonas');
}
