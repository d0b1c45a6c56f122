#include "CRepositoryFiles.h"
