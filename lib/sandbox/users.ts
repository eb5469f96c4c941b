/** The RingCentral users of the demo business. Their ids are what contents carry as `creatorId`. */
export interface User {
  readonly id: string;
  readonly extensionNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly isAdmin: boolean;
}

export const ACCOUNT_ID = '62264420016';

/** The user behind the JWT: it speaks for whoever has not linked a login of their own. */
export const SERVICE_USER_ID = '101';

export const USERS: readonly User[] = [
  user('101', 'Amira', 'Haddad', true),
  user('102', 'Tomás', 'Ferreira', false),
  user('103', 'Priya', 'Raman', false),
];

/** Ids of the other customers' users: each of them is somebody with sessions, subscriptions and limits of their own. */
const OTHER_CUSTOMER = /^8800\d{4}$/;

/** The user with this id, if there is one: of the demo business, or one of ten thousand other customers. */
export function findUser(id: string): User | undefined {
  const known = USERS.find((candidate) => candidate.id === id);
  if (known || !OTHER_CUSTOMER.test(id)) return known;
  return user(id, 'Customer', id.slice(4), true);
}

function user(id: string, firstName: string, lastName: string, isAdmin: boolean): User {
  const email = `${firstName}.${lastName}@northwind.example`
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();
  return { id, extensionNumber: id, firstName, lastName, email, isAdmin };
}
