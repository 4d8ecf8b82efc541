type Side = 'general' | 'officer';

export function name(side: Side): string {
  switch (side) {
    case 'general':
      return 'A';
  }
}

export const server: any = 1;
Promise.resolve(server);
