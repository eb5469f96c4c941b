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

/** The user with this id, if there is one. */
export function findUser(id: string): User | undefined {
  return USERS.find((candidate) => candidate.id === id);
}

function user(id: string, firstName: string, lastName: string, isAdmin: boolean): User {
  const email = `${firstName}.${lastName}@northwind.example`
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();
  return { id, extensionNumber: id, firstName, lastName, email, isAdmin };
}
