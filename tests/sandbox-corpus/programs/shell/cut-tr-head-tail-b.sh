echo abc | cut -b 3
